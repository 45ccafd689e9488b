// Speaks MAVLink by a library that shares nothing with ours, for the tests in org.bucketbrigade.sim.foreign.
//
// One request a line on standard input, one answer a line on standard output, both JSON; ends when
// its input does. Field values travel as text, so that NaN, infinities, -0 and 64 bits survive.

import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import {
  createMavLinkStream,
  MavLinkPacketSignature,
  MavLinkProtocolV1,
  MavLinkProtocolV2,
} from 'node-mavlink';
import { MAGIC_NUMBERS, MESSAGES } from './messages.js';

const camelCase = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const isText = (field) => field.type === 'char[]';
const isArray = (field) => field.type.endsWith('[]') && !isText(field);
const isWide = (field) => /^u?int64_t/.test(field.type);

function definitions() {
  return Object.values(MESSAGES).map((type) => ({
    id: type.MSG_ID,
    name: type.MSG_NAME,
    crcExtra: MAGIC_NUMBERS[type.MSG_ID],
    minLength: end(type.FIELDS.filter((field) => !field.extension)),
    length: end(type.FIELDS),
    fields: type.FIELDS.map((field) => ({
      name: camelCase(field.source),
      type: field.type.replace('[]', '').replace('_mavlink_version', ''),
      size: field.size,
      elements: field.length,
    })),
  }));
}

const end = (fields) => Math.max(...fields.map((each) => each.offset + each.size * (each.length || 1)));

function fromText(field, text) {
  if (isText(field)) return text;
  if (isArray(field)) return text.map((each) => (isWide(field) ? BigInt(each) : Number(each)));
  return isWide(field) ? BigInt(text) : Number(text);
}

function toText(field, value) {
  if (isText(field)) return value;
  if (isArray(field)) return value.map(number);
  return number(value);
}

const number = (value) => (Object.is(value, -0) ? '-0' : String(value));

function encode({ id, version, sequence, system, component, fields, signed }) {
  const type = MESSAGES[id];
  const message = new type();
  for (const field of type.FIELDS) message[field.name] = fromText(field, fields[camelCase(field.source)]);
  if (version === 1) return new MavLinkProtocolV1(system, component).serialize(message, sequence).toString('hex');
  const flags = signed ? MavLinkProtocolV2.IFLAG_SIGNED : 0;
  const protocol = new MavLinkProtocolV2(system, component, flags);
  const frame = protocol.serialize(message, sequence);
  if (!signed) return frame.toString('hex');
  // The library wants milliseconds since 1970 and multiplies; what it writes is set right behind it.
  const result = protocol.sign(frame, signed.link, Buffer.from(signed.key, 'hex'));
  const signature = new MavLinkPacketSignature(result);
  signature.timestamp = signed.timestamp;
  signature.signature = signature.calculate(Buffer.from(signed.key, 'hex'));
  return result.toString('hex');
}

async function decode({ bytes, key }) {
  const input = new PassThrough();
  const packets = createMavLinkStream(input, { magicNumbers: MAGIC_NUMBERS });
  input.end(Buffer.from(bytes, 'hex'));
  const found = [];
  for await (const { header, payload, protocol, signature } of packets) {
    const type = MESSAGES[header.msgid];
    const data = protocol.data(payload, type);
    found.push({
      id: header.msgid,
      sequence: header.seq,
      system: header.sysid,
      component: header.compid,
      fields: Object.fromEntries(
        type.FIELDS.map((field) => [camelCase(field.source), toText(field, data[field.name])]),
      ),
      signed: signature && {
        link: signature.linkId,
        timestamp: signature.timestamp,
        right: signature.matches(Buffer.from(key, 'hex')),
      },
    });
  }
  return found;
}

const answers = {
  definitions,
  encode: ({ frames }) => frames.map(encode),
  decode,
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  console.log(JSON.stringify(await answers[request.ask](request)));
}
