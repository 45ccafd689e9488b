/** Okabe and Ito's colours, told apart by nearly everybody; the map always adds a shape or a word. */
export const ORANGE = '#e69f00';
export const SKY = '#56b4e9';
export const GREEN = '#009e73';
export const YELLOW = '#f0e442';
export const BLUE = '#0072b2';
export const VERMILLION = '#d55e00';
export const PURPLE = '#cc79a7';
export const INK = '#14181d';
export const PAPER = '#ffffff';

export const BEYOND = '#e8e6df';
export const WATER = '#9fcbe6';
export const WATER_EDGE = '#2b7fb0';
export const BURNT = 'rgba(44, 40, 38, 0.58)';
export const WET = 'rgba(0, 114, 178, 0.5)';
export const DAMP = 'rgba(0, 114, 178, 0.2)';
/** Lines and names of sectors; the name is darker, to be read. */
export const SECTOR = GREEN;
export const SECTOR_INK = '#00533d';
/** Laid over what lies outside the flight area. */
export const DIMMED = 'rgba(60, 56, 48, 0.16)';
export const BARE = 'rgba(120, 120, 120, 0.14)';

export const FONT = '"Inter", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
