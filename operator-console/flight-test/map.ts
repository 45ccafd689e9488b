import { type Page } from 'playwright-core';
import { drawn } from '../page-test/pages.js';
import { type LocalPoint } from '../src/geo/frame.js';
import { type ScreenPoint, View } from '../src/geo/view.js';

/** What the map shows around a pilot's drone at first, metres. */
const FIRST_LOOK_M = 420;

/** A page's map while it shows a circle of the ground, north up: which place lies where on the screen. */
export class ShownMap {
  private constructor(
    private readonly page: Page,
    private readonly view: View,
    private readonly corner: ScreenPoint,
  ) {}

  /** The map of somebody who looks at the whole incident. */
  static async whole(page: Page, middle: LocalPoint, radiusM: number): Promise<ShownMap> {
    await drawn(page, 'incident');
    return ShownMap.of(page, middle, radiusM);
  }

  /** The map of a pilot who has not moved it since it first showed the drone, which stands still. */
  static async aroundDrone(page: Page, drone: LocalPoint): Promise<ShownMap> {
    return ShownMap.of(page, drone, FIRST_LOOK_M);
  }

  private static async of(page: Page, middle: LocalPoint, radiusM: number): Promise<ShownMap> {
    const box = await page.locator('.map').boundingBox();
    if (box === null) {
      throw new Error('the map is not on the screen');
    }
    const view = new View();
    view.width = box.width;
    view.height = box.height;
    view.fit(middle, radiusM);
    return new ShownMap(page, view, box);
  }

  async click(eastM: number, northM: number): Promise<void> {
    const { x, y } = this.view.toScreen({ eastM, northM });
    await this.page.mouse.click(this.corner.x + x, this.corner.y + y);
  }

  async clickMiddle(): Promise<void> {
    const { eastM, northM } = this.view.centre;
    await this.click(eastM, northM);
  }

  /** How much the layer of moving things covers the ground at these places: 0 nothing, 255 all. */
  async covered(places: readonly LocalPoint[]): Promise<number[]> {
    return this.page.evaluate(
      (points) => {
        const canvas = document.querySelectorAll<HTMLCanvasElement>('.map canvas')[1]!;
        const context = canvas.getContext('2d')!;
        return points.map(({ x, y }) => context.getImageData(x, y, 1, 1).data[3]!);
      },
      places.map((place) => this.view.toScreen(place)),
    );
  }
}
