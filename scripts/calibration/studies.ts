/** The published numbers that the simulator is held against, each with its source and mark, and whom to simulate for it. */

import type { Sleeper } from '../../app/base/index.ts';
import type { Measure } from './measures.ts';

/** R read in the source or its abstract · S read second-hand · M from memory. */
export type Mark = 'R' | 'S' | 'M';

export interface Row {
  readonly measure: Measure | 'WASO share';
  readonly value: number;
  /** Among people, as printed; or the SD. */
  readonly interval?: readonly [number, number];
  readonly sd?: number;
}

export interface Study {
  readonly id: string;
  readonly who: string;
  readonly source: string;
  readonly mark: Mark;
  readonly centre: 'mean' | 'median';
  readonly ages: readonly [number, number];
  readonly sex?: Sleeper['sex'];
  /** Time in bed, minutes, and how it is known. */
  readonly inBed: number;
  readonly inBedFrom: string;
  readonly rows: readonly Row[];
}

const rows = (values: Partial<Record<Measure, number>>): Row[] => Object.entries(values).map(([measure, value]) => ({ measure: measure as Measure, value }));
const CHILDREN = 'J Neurosci 2010;30:13211, table 1';

export const STUDIES: readonly Study[] = [
  {
    id: 'children-5-8',
    who: 'Children of 5–8',
    source: CHILDREN,
    mark: 'R',
    centre: 'mean',
    ages: [5, 8],
    inBed: 580,
    inBedFrom: 'TST ÷ SE',
    rows: rows({ TST: 520.6, SE: 89.8, SOL: 18.5, WASO: 43, N1: 3.5, N2: 51.7, N3: 20, REM: 24.8, cycle: 87 }),
  },
  {
    id: 'children-11-14',
    who: 'Children of 11–14',
    source: CHILDREN,
    mark: 'R',
    centre: 'mean',
    ages: [11, 14],
    inBed: 523,
    inBedFrom: 'TST ÷ SE',
    rows: rows({ TST: 469.5, SE: 89.7, SOL: 22.7, WASO: 35.4, N1: 7.5, N2: 46.4, N3: 26.4, REM: 19.7, cycle: 92.7 }),
  },
  {
    id: 'youth-17-20',
    who: 'Youth of 17–20',
    source: CHILDREN,
    mark: 'R',
    centre: 'mean',
    ages: [17, 20],
    inBed: 398,
    inBedFrom: 'TST ÷ SE',
    rows: rows({ TST: 363.5, SE: 91.4, SOL: 13.6, WASO: 25.7, N1: 5.4, N2: 57.6, N3: 17.8, REM: 19.2, cycle: 95.4 }),
  },
  {
    id: 'adults-young',
    who: 'Young adults, undisturbed night of an awakening trial',
    source: 'PMC10106531',
    mark: 'R',
    centre: 'mean',
    ages: [20, 30],
    inBed: 474,
    inBedFrom: 'TST ÷ SE; ages 20–30 are ours',
    rows: [
      { measure: 'TST', value: 433.5, sd: 36.7 },
      { measure: 'SE', value: 91.4 },
      { measure: 'SOL', value: 17.1, sd: 16.9 },
      { measure: 'WASO', value: 24.7, sd: 19.2 },
      ...rows({ N1: 4.3, N2: 50.5, N3: 23.8, REM: 21.4 }),
    ],
  },
  {
    id: 'mitterling-30',
    who: 'Adults to 30',
    source: 'Mitterling, Sleep 2015 (n = 100, AASM)',
    mark: 'R',
    centre: 'median',
    ages: [19, 30],
    inBed: 475,
    inBedFrom: 'median TST ÷ SE; from 19 is ours',
    rows: [
      { measure: 'TST', value: 413.5, interval: [345.6, 451.9] },
      { measure: 'SE', value: 87, interval: [71.9, 94.1] },
      { measure: 'WASO share', value: 6, interval: [1.9, 22.8] },
      { measure: 'N3', value: 20.7, interval: [15.2, 37.5] },
      { measure: 'REM', value: 15.5, interval: [7.5, 23.6] },
    ],
  },
  {
    id: 'boulos-pooled',
    who: 'Adults, pooled over 169 studies (n = 5,273)',
    source: 'Boulos, Lancet Respir Med 2019',
    mark: 'M',
    centre: 'mean',
    ages: [20, 70],
    inBed: 460,
    inBedFrom: 'TST ÷ SE; ages 20–70 are ours',
    rows: rows({ TST: 394.6, SE: 85.7, SOL: 15.4, WASO: 48.2, N1: 7.9, N2: 51.4, N3: 20.4, REM: 19, 'REM latency': 97.4 }),
  },
  {
    id: 'van-cauter-young',
    who: 'Men of 16–25',
    source: 'Van Cauter, JAMA 2000',
    mark: 'S',
    centre: 'mean',
    ages: [16, 25],
    sex: 'm',
    inBed: 475,
    inBedFrom: 'ours',
    rows: [{ measure: 'N3', value: 18.9 }],
  },
  {
    id: 'van-cauter-middle',
    who: 'Men of 36–50',
    source: 'Van Cauter, JAMA 2000',
    mark: 'S',
    centre: 'mean',
    ages: [36, 50],
    sex: 'm',
    inBed: 475,
    inBedFrom: 'ours',
    rows: [{ measure: 'N3', value: 3.4 }],
  },
  {
    id: 'mitterling-60',
    who: 'Adults over 60',
    source: 'Mitterling, Sleep 2015 (n = 100, AASM)',
    mark: 'R',
    centre: 'median',
    ages: [61, 77],
    inBed: 475,
    inBedFrom: 'median TST ÷ SE; to 77 is ours',
    rows: [
      { measure: 'TST', value: 378.3, interval: [216, 440] },
      { measure: 'SE', value: 79.7, interval: [44.5, 90.9] },
      { measure: 'WASO share', value: 15.2, interval: [6.3, 48.7] },
      { measure: 'N3', value: 14.9, interval: [2.4, 35.6] },
      { measure: 'REM', value: 10.3, interval: [1.9, 21.9] },
    ],
  },
  {
    id: 'ohayon-5',
    who: 'Age 5',
    source: 'Ohayon, Sleep 2004;27:1255',
    mark: 'S',
    centre: 'mean',
    ages: [5, 6],
    inBed: 530,
    inBedFrom: 'ours',
    rows: rows({ TST: 470, N1: 5.8, N2: 47, N3: 24, REM: 25 }),
  },
  {
    id: 'ohayon-70',
    who: 'Age 70',
    source: 'Ohayon, Sleep 2004;27:1255',
    mark: 'S',
    centre: 'mean',
    ages: [68, 72],
    inBed: 460,
    inBedFrom: 'ours',
    rows: rows({ TST: 370, N1: 6.8, N2: 55, N3: 9, REM: 19 }),
  },
];

/** Change per decade of age. Without an interval it is compared, not judged. */
export interface Slope {
  readonly measure: Measure;
  readonly value: number;
  readonly interval?: readonly [number, number];
  readonly source: string;
  readonly mark: Mark;
  readonly ages: readonly [number, number];
  readonly sex?: Sleeper['sex'];
}

const BOULOS = 'Boulos 2019';
const ADULTS = [20, 80] as const;
export const SLOPES: readonly Slope[] = [
  { measure: 'TST', value: -10.1, interval: [-12.8, -7.5], source: BOULOS, mark: 'R', ages: ADULTS },
  { measure: 'SE', value: -2.1, interval: [-2.6, -1.5], source: BOULOS, mark: 'R', ages: ADULTS },
  { measure: 'WASO', value: 9.7, interval: [6.9, 12.4], source: BOULOS, mark: 'R', ages: ADULTS },
  { measure: 'SOL', value: 1.1, interval: [0.3, 1.9], source: BOULOS, mark: 'R', ages: ADULTS },
  { measure: 'N1', value: 0.5, source: BOULOS, mark: 'S', ages: ADULTS },
  { measure: 'TST', value: -6, source: 'SHHS normals, Walsleben 2004 (n = 470)', mark: 'R', ages: [37, 80] },
  { measure: 'SE', value: -1.6, source: 'SHHS normals, Walsleben 2004', mark: 'R', ages: [37, 80] },
  { measure: 'N3', value: -1.9, source: 'SHHS normals, Walsleben 2004, men', mark: 'R', ages: [37, 80], sex: 'm' },
];

/** How far off a mean may be and still count as met: a tenth of it, or this. A rule of ours; the sources give no intervals of their means. */
export const TOLERANCE: Readonly<Record<Row['measure'], number>> = {
  TST: 15,
  SE: 2,
  SOL: 3,
  WASO: 5,
  'WASO share': 2,
  N1: 1.5,
  N2: 2.5,
  N3: 2.5,
  REM: 2,
  'REM latency': 10,
  awakenings: 3,
  cycle: 5,
};

export const UNITS: Readonly<Record<Row['measure'], string>> = {
  TST: 'min',
  SE: '%',
  SOL: 'min',
  WASO: 'min',
  'WASO share': '% of the time from onset',
  N1: '% of sleep',
  N2: '% of sleep',
  N3: '% of sleep',
  REM: '% of sleep',
  'REM latency': 'min',
  awakenings: 'a night',
  cycle: 'min',
};
