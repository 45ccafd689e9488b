import { type Console } from '../console.js';
import { Lead } from '../lead.js';
import { useDesk } from './desk.js';

/** The console, with what only leads can do. */
export type LeadDesk = Console & { readonly lead: Lead };

/** For components that come with the lead's part of the page: the first of them brings the rest. */
export function useLead(): LeadDesk {
  const desk = useDesk();
  desk.lead ??= new Lead(desk.store, desk.intent, desk.session, desk.nowMs);
  return desk as LeadDesk;
}
