import { type ScreenPoint, type View } from '../geo/view.js';
import { type Grip } from './gestures.js';

/** Something that may lie over the map and be taken hold of, brought by a part of the page that comes late. */
export interface Overlay {
  /** Lines and handles, below the drones. */
  draw(context: CanvasRenderingContext2D, view: View): void;
  /** What must be read, above the drones. */
  drawWords(context: CanvasRenderingContext2D, view: View): void;
  /** What a pointer that goes down here takes hold of; undefined: nothing. */
  grip(view: View, at: ScreenPoint): Grip | undefined;
  /** The mouse moves here, or has left. @returns true if that is to be seen */
  hover(view: View, at: ScreenPoint | undefined): boolean;
}
