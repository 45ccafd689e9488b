import { areaM2 } from '../geo/polygon.js';
import { type SectorDraft } from '../store/draft.js';
import { hectares } from '../words/format.js';

/** How many corners, and how large that is. */
export function CornerCount({ draft }: { draft: SectorDraft }) {
  const corners = draft.corners.value.length;
  const sound = corners > 2 && draft.crossings.value.length === 0;
  return (
    <output class="corner-count">
      {corners}
      {sound && ` · ${hectares(areaM2(draft.local.value))}`}
    </output>
  );
}
