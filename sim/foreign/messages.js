// The messages of the other library, and what it lacks.

import {
  ardupilotmega,
  common,
  icarous,
  minimal,
  standard,
  uavionix,
  calculateCrcExtra,
  MavLinkData,
  MavLinkPacketField,
  MSG_ID_MAGIC_NUMBER,
} from 'mavlink-mappings';

// The library leaves out what is still called work in progress, as PARAM_ERROR is: here it is after
// common.xml, with the checksum of its definition as the library computes it.
const PARAM_ERROR_FIELDS = [
  ['int16_t', 'param_index', 0, 2, 0],
  ['uint8_t', 'target_system', 2, 1, 0],
  ['uint8_t', 'target_component', 3, 1, 0],
  ['char', 'param_id', 4, 1, 16],
  ['uint8_t', 'error', 20, 1, 0],
];

export class ParamError extends MavLinkData {
  static MSG_ID = 345;
  static MSG_NAME = 'PARAM_ERROR';
  static PAYLOAD_LENGTH = 21;
  static MAGIC_NUMBER = calculateCrcExtra(
    'PARAM_ERROR',
    PARAM_ERROR_FIELDS.map(([itemType, name, , fieldSize, arrayLength]) => ({
      source: { name, type: itemType },
      itemType,
      fieldSize,
      arrayLength,
      extension: false,
    })),
  );
  static FIELDS = PARAM_ERROR_FIELDS.map(
    ([type, name, offset, size, length]) =>
      new MavLinkPacketField(name, name, offset, false, size, length ? `${type}[]` : type, '', length),
  );
}

// The ardupilotmega dialect with those it includes.
export const MESSAGES = {
  ...minimal.REGISTRY,
  ...standard.REGISTRY,
  ...common.REGISTRY,
  ...uavionix.REGISTRY,
  ...icarous.REGISTRY,
  ...ardupilotmega.REGISTRY,
  345: ParamError,
};
export const MAGIC_NUMBERS = { ...MSG_ID_MAGIC_NUMBER, 345: ParamError.MAGIC_NUMBER };
