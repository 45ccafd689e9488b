import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Console } from '../console.js';

/** The console that all components of the page share. */
export const Desk = createContext<Console | undefined>(undefined);

export function useDesk(): Console {
  const desk = useContext(Desk);
  if (desk === undefined) {
    throw new Error('no console above this component');
  }
  return desk;
}
