import { type LinkTrouble } from '../console.js';

/** Why a one-time link did not open, and what to do next. */
export function linkTrouble(link: LinkTrouble): string {
  switch (link.outcome) {
    case 'spent':
      return (
        'This link has been used already, or is older than 12 hours. Ask whoever gave it to you for a' +
        ' new one; the terminal that printed it shows the next one.'
      );
    case 'refused':
      return `The gateway does not take this link: ${link.text}.`;
    case 'unreachable':
      return 'The gateway does not answer. Your link is still good unless it got through: try again.';
  }
}
