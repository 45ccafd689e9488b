import { type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Pause before a part that did not come is fetched again. */
const AGAIN_MS = 2_000;

/**
 * A part of the page that only some people need: fetched when it is first shown, so that everybody
 * else's page is up sooner, and fetched again until it comes.
 */
export function late(
  load: () => Promise<ComponentType>,
  Meanwhile: ComponentType<{ failed: boolean }>,
): ComponentType {
  let loaded: ComponentType | undefined;
  return function Late() {
    const [, arrived] = useState(false);
    const [failed, fail] = useState(false);
    useEffect(() => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let gone = false;
      const fetchIt = (): void => {
        load().then(
          (part) => {
            loaded = part;
            if (!gone) {
              arrived(true);
            }
          },
          () => {
            if (!gone) {
              fail(true);
              timer = setTimeout(fetchIt, AGAIN_MS);
            }
          },
        );
      };
      if (loaded === undefined) {
        fetchIt();
      }
      return () => {
        gone = true;
        clearTimeout(timer);
      };
    }, []);
    const Part = loaded;
    return Part === undefined ? <Meanwhile failed={failed} /> : <Part />;
  };
}
