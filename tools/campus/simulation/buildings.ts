/** Nameplate of the measured building's PV, kW: what PV output is scaled from. */
export const MEASURED_KWP = 8;

/** A building of the campus: the measured one, reshaped. */
export interface Building {
  readonly name: string;
  /** One word: its account is derived by the path `//<id>`, its meter is `<id>-1`. */
  readonly id: string;
  /** Installed PV, kWp: the measured output × kWp / 8. */
  readonly kwp: number;
  /** Load, percent of the measured one. */
  readonly loadPercent: number;
  /** Quarter hours by which its load comes later than the measured one, round the clock within the day. */
  readonly loadShift: number;
  /** What its grid connection carries, W: the meter's rating. */
  readonly ratedWatts: number;
}

/**
 * The campus. Loads are chosen such that at noon of most days some buildings have a surplus while others fall short:
 * a department with machines, one that works late, people who come home in the evening, a library that is always
 * cool, and a hall with a big roof.
 */
export const BUILDINGS: readonly Building[] = [
  building('Engineering', 50, 120, 0, 69_000),
  building('Science', 35, 70, 8, 43_500),
  building('Dormitory', 25, 60, 28, 43_500),
  building('Library', 20, 90, 2, 43_500),
  building('Sports Hall', 40, 50, -4, 43_500),
];

function building(
  name: string,
  kwp: number,
  loadPercent: number,
  loadShift: number,
  ratedWatts: number,
): Building {
  return {
    name,
    id: name.replace(' ', ''),
    kwp,
    loadPercent,
    loadShift,
    ratedWatts,
  };
}
