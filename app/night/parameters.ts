/**
 * Every number of the night model, with where it comes from. Nothing else in this folder holds a number about people.
 *
 * Marks: [R] read in the source or its abstract · [S] read second-hand · [M] from memory, believed right ·
 * [assumption (model)] no published value was found; ours, chosen to be plausible · [tuned] fitted so that simulated means fall on the
 * cited ones named there. `docs/science.md` lists the same names.
 */

/** Values at ages in years; straight lines between them, flat outside. */
export type ByAge = readonly (readonly [age: number, value: number])[];

// ————— Sleep drive —————

/** Time constant of the rise of sleep pressure while awake, hours. [R] Daan, Beersma & Borbély 1984 (variant). */
export const PRESSURE_RISE_H = 18.2;
/** Time constant of its fall during sleep, hours. [R] Daan, Beersma & Borbély 1984 (variant). */
export const PRESSURE_FALL_H = 4.2;
/** Circadian share of the drive against sleep pressure 0–1. [R] amplitude of the thresholds, Daan 1984 (variant). */
export const CIRCADIAN_AMPLITUDE = 0.12;
/** Threshold at which sleep comes by itself, mean over the day; with a drive just there, falling asleep takes its mean time. [R] Daan, Beersma & Borbély 1984 (variant). */
export const UPPER_THRESHOLD = 0.67;
/** Threshold at which sleep ends by itself, mean over the day; below it an awakening may be the last. [R] Daan, Beersma & Borbély 1984 (variant). */
export const LOWER_THRESHOLD = 0.17;
/** Hours from the usual middle of sleep of age and chronotype to the strongest circadian drive to sleep. [assumption (model)] about the minimum of body temperature. */
export const CIRCADIAN_AFTER_MIDDLE_H = 1.2;
/** How much earlier or later early and late chronotypes live, hours. [assumption (model)] */
export const CHRONOTYPE_SHIFT_H = { early: -1.5, middle: 0, late: 1.5 } as const;
/** How steeply a lower drive raises the rate of awakenings: rate ∝ exp(−k·(drive − DRIVE_MIDDLE)). [assumption (model)] */
export const DRIVE_ON_WAKING = 3;
/** Drive at which the awakening rate is the night's average. [tuned] to the means of WASO below. */
export const DRIVE_MIDDLE = 0.33;
/** How steeply a lower drive at lights out lengthens the latency: mean ∝ exp(−k·(drive − UPPER_THRESHOLD)). [assumption (model)] */
export const DRIVE_ON_ONSET = 2;

// ————— Who usually sleeps how long —————

/** Usual time in bed, minutes. [R] TST ÷ SE: children J Neurosci 2010;30:13211 table 1; adults Mitterling 2015 (413.5/0.870 and 378.3/0.797, both 475). */
export const USUAL_TIME_IN_BED: ByAge = [
  [6.5, 580],
  [12.5, 523],
  [20, 475],
  [85, 475],
];
/** Usual total sleep, minutes. [R] children as above; ≤30 and >60 Mitterling 2015 (set at 20 and 70 [assumption (model)]), a straight line between; beyond 70 −10.1 a decade, Boulos 2019. */
export const USUAL_SLEEP: ByAge = [
  [6.5, 520.6],
  [12.5, 469.5],
  [20, 413.5],
  [70, 378.3],
  [85, 363.1],
];
/** Usual lights out, minutes after midnight. [assumption (model)] */
export const USUAL_BEDTIME: ByAge = [
  [5, 1200],
  [12, 1290],
  [18, 1410],
  [30, 1400],
  [60, 1370],
  [85, 1340],
];

// ————— Falling asleep and waking —————

/** Mean sleep onset latency of a person with `onset` 1, minutes. [tuned] to 18.5, 22.7 and 13.6 (J Neurosci 2010 [R]), 17.1 in the young (PMC10106531 [R]), 15.4 pooled (Boulos 2019 [M]), +1.1 a decade (Boulos 2019 [R]). */
export const ONSET_LATENCY: ByAge = [
  [6.5, 15.2],
  [12.5, 21.2],
  [18.5, 12.6],
  [25, 14.2],
  [45, 15.4],
  [85, 19.8],
];
/** Shortest sleep onset latency, minutes; above it the latency is exponential, as SD ≈ mean (17.1 ± 16.9, PMC10106531 [R]). [assumption (model)] */
export const ONSET_LATENCY_MIN = 1;
/** Awakenings per hour of N2 at a middling drive. [tuned] to WASO 43.0 at 5–8, 35.4 at 11–14, 25.7 at 17–20 (J Neurosci 2010 [R]), 48.2 pooled (Boulos 2019 [M], set at 45 years), +9.7 a decade (Boulos 2019 [R]). */
export const AWAKENINGS_PER_H: ByAge = [
  [6.5, 2.4],
  [12.5, 2.6],
  [18.5, 2.6],
  [25, 1.9],
  [45, 4.8],
  [85, 9.6],
];
/** Density exponent of wake bouts. [R] Lo et al., PNAS 2004 (≈2.2 in four species). */
export const WAKE_BOUT_EXPONENT = 2.2;
/** Shortest and longest wake bout, minutes. [assumption (model)] half a minute is the shortest that an epoch scores. */
export const WAKE_BOUT_RANGE = [0.5, 60] as const;
/** Relative rate of awakenings by stage (W, N1, N2, N3, REM). [assumption (model)] order as thresholds: Rechtschaffen 1966 (REM ≈ N2 < N3) [R]; that of REM [tuned] to scored REM bouts of 8.8 in the young and 6.5 in the older (Neurobiol Aging 2016;42:142 [R]). */
export const WAKING_BY_STAGE = [0, 1.6, 1, 0.35, 0.72] as const;
/** Spread of a person's awakening rate from night to night, SD of its logarithm. [assumption (model)] */
export const NIGHT_TO_NIGHT_WAKING = 0.35;
/** Chance that an awakening after the sleep need is met is the last. [assumption (model)] */
export const LAST_AWAKENING_CHANCE = 0.2;
/** Mean time awake in bed before getting up, minutes. [assumption (model)] */
export const LYING_AWAKE_MEAN = 4;

// ————— Cycles —————

/** Length of a NREM–REM cycle as drawn, minutes of sleep; scored ones are longer by wake and by REM passed over. [tuned] to 87.0, 92.7 and 95.4 scored (J Neurosci 2010 [R]), adults within 90–120 (Carskadon & Dement [S]). */
export const CYCLE_LENGTH: ByAge = [
  [6.5, 72],
  [12.5, 75],
  [18.5, 76],
  [25, 80],
  [85, 82],
];
/** Relative length of cycle 1, 2, … [assumption (model)] sized by 70–100 then 90–120 (Carskadon & Dement [S]); the middle ones are longest (Feinberg & Floyd 1979 [R]). */
export const CYCLE_SHAPE = [0.9, 1.12, 1.15, 1.08, 0.97, 0.9] as const;
/** Spread of cycle lengths, SD of the logarithm. [assumption (model)] */
export const CYCLE_SPREAD = 0.15;
/** REM as a share of its cycle at no sleep pressure. [assumption (model)] with the next: REM grows towards morning (Carskadon & Dement [S]), from a tenth to a third. */
export const REM_UNPRESSED = 0.41;
/** How much sleep pressure takes from that share, per unit. [assumption (model)] */
export const REM_UNDER_PRESSURE = 0.5;
/** Spread of the lengths of REM episodes, SD as a share. [assumption (model)] */
export const REM_SPREAD = 0.3;
/** Factor on the share of REM. [tuned] to REM 24.8 % at 5–8, 19.7 at 11–14, 19.2 at 17–20 (J Neurosci 2010 [R]), 21.4 in the young (PMC10106531 [R]), 19 pooled (Boulos 2019 [M]), less beyond 60 (Mitterling 2015 [R], Ohayon 2004 [R]). */
export const REM_GAIN: ByAge = [
  [6.5, 0.88],
  [12.5, 0.72],
  [18.5, 0.86],
  [25, 0.78],
  [45, 0.82],
  [75, 0.75],
];
/** How much the circadian drive lengthens REM episodes. [assumption (model)] */
export const REM_CIRCADIAN = 0.2;
/** Chance to pass over the first REM episode. [tuned] between the pooled REM latency of 97.4 (Boulos 2019 [M]) and a first cycle of 70–100 (Carskadon & Dement [S]); REM latency falls with age (Ohayon 2004 [R]). */
export const REM_SKIPPED: ByAge = [
  [6.5, 0.22],
  [20, 0.23],
  [70, 0.07],
];

// ————— Bouts —————

/** Mean N2 bout as drawn, minutes; scored ones are shorter, being cut by awakenings and cycles. [tuned] to N1 (see N1_BOUT): each N2 bout costs an epoch of N1, so that the published 2.6 (Neurobiol Aging 2016;42:142 [R]) would ask for more N1 than is published. */
export const N2_BOUT: ByAge = [
  [6.5, 11.5],
  [12.5, 4.8],
  [18.5, 6.5],
  [25, 7.6],
  [45, 5.8],
  [75, 5.5],
];
/** Mean N3 bout as drawn, minutes. [tuned] to scored bouts of 5.9 in the young and 2.0 in the older (Neurobiol Aging 2016;42:142 [R]; ages set at 25 and 75 [assumption (model)]); in children with N3_GAIN to their N3. */
export const N3_BOUT: ByAge = [
  [6.5, 10.5],
  [12.5, 7.6],
  [22, 7],
  [75, 1.6],
];
/** Mean REM bout as drawn, minutes; episodes and awakenings cut most of them. [tuned] to scored bouts of 8.8 in the young and 6.5 in the older (Neurobiol Aging 2016;42:142 [R]). */
export const REM_BOUT: ByAge = [
  [22, 45],
  [75, 60],
];
/** Mean N1 bout between two deeper ones, minutes. [tuned] to N1 5.8 % at 5 (Ohayon 2004 [S]), 3.5 at 5–8, 7.5 at 11–14, 5.4 at 17–20 (J Neurosci 2010 [R]), 4.3 in the young (PMC10106531 [R]), 7.9 pooled (Boulos 2019 [M]), +0.5 a decade. */
export const N1_BOUT: ByAge = [
  [5, 0.57],
  [6.5, 0.51],
  [12.5, 0.57],
  [18.5, 0.53],
  [85, 0.53],
];
/** Mean N1 bout at sleep onset and after a wake bout, minutes. [tuned] with N1_BOUT. */
export const N1_AFTER_WAKE: ByAge = [
  [6.5, 0.51],
  [12.5, 0.95],
  [18.5, 0.7],
  [45, 0.7],
  [75, 0.5],
];
/** Shortest bout of any sleep stage, minutes. [assumption (model)] an epoch: nothing shorter is scored. */
export const SHORTEST_BOUT = 0.5;
/** N2, N3 and REM bouts: weight and relative mean of the short one of two exponentials. [assumption (model)] after 3 (NREM) and 2 (REM) exponentials, Bianchi 2012 [R]. */
export const BOUT_MIXTURE = { weight: 0.6, short: 0.3 } as const;
/** Chance of N3 after an N2 bout, per unit of sleep pressure above N3_PRESSURE_MIN. [tuned] to N3 20.0 % at 5–8, 26.4 at 11–14, 17.8 at 17–20 (J Neurosci 2010 [R]), 23.8 in the young (PMC10106531 [R]), 20.7 (≤30) and 14.9 (>60, Mitterling 2015 [R]), 20.4 pooled (Boulos 2019 [M]). */
export const N3_GAIN: ByAge = [
  [6.5, 5.8],
  [12.5, 4.2],
  [18.5, 1.2],
  [25, 4.8],
  [45, 3.5],
  [75, 4.6],
];
/** Sleep pressure below which no new N3 begins. [assumption (model)] N3 concentrates in the first two cycles. */
export const N3_PRESSURE_MIN = 0.1;
/** No N3 in the first and last minutes of a NREM episode. [assumption (model)] */
export const N3_MARGIN = [8, 6] as const;
/** Women’s N3 over men’s, as a ratio of gains and of bouts, from SEX_FROM_AGE on. [tuned] to women +6.7 points (Walsleben 2004 [R]). */
export const N3_WOMEN_TO_MEN = 1.6;
/** Age from which the sexes differ, years. [R] youngest of the SHHS normals, Walsleben 2004 (37 and older). */
export const SEX_FROM_AGE = 37;
/** After N3, share of exits to N2 rather than N1. [R] counts 279 and 176 of YASA's table (Metzner 2021). */
export const N3_TO_N2 = 279 / (279 + 176);
/** Out of REM while the episode goes on, share of exits to N2 rather than N1. [R] counts 84 and 189 of YASA's table (Metzner 2021). */
export const REM_TO_N2 = 84 / (84 + 189);
/** After a wake bout, share of exits to N2 rather than N1. [R] counts 84 and 571 of YASA's table (Metzner 2021). */
export const W_TO_N2 = 84 / (84 + 571);

// ————— Nightmares —————

/** Share of dreams that are nightmares, which wake. [R] SCIENCE §5: ~3 % of ~10,000 dreams. Taken per REM episode [assumption (model)]. */
export const NIGHTMARE_SHARE = 0.03;
/** Share of dreams that are bad dreams, which do not wake. [R] SCIENCE §5: ~11 %. Taken per REM episode [assumption (model)]. */
export const BAD_DREAM_SHARE = 0.11;
/** `nightmareProneness` at which a sleeper has just these shares; they are proportional to it. [assumption (model)] */
export const TYPICAL_PRONENESS = 0.2;

// ————— People —————

/** How much later in bed men are than women at an age, minutes. [assumption (model)] sizes; directions: men are later before 40 and earlier after (Fischer, PLoS One 2017, n = 53,689, abstract [R]). */
export const MEN_LATER_MIN: ByAge = [
  [10, 0],
  [20, 24],
  [40, 0],
  [60, -12],
];
/** Spread of bedtimes among people of one age, SD in minutes. [assumption (model)] size; it narrows with age (Fischer 2017, abstract [R]). */
export const BEDTIME_SPREAD_MIN: ByAge = [
  [8, 40],
  [18, 75],
  [80, 50],
];
/** Bedtime this many hours from that of one's age and sex makes an early or a late chronotype. [assumption (model)] half of CHRONOTYPE_SHIFT_H. */
export const CHRONOTYPE_CUT_H = 0.75;
/** Spread of sleep need among people of one age, SD in minutes. [R] that of total sleep in healthy adults, 36.7 (PMC10106531); taken for all ages [assumption (model)]. */
export const NEED_SPREAD_MIN = 36.7;
/** Spread among people of the time to fall asleep and the rate of awakenings, SD of the logarithm. [tuned] to SOL 17.1 ± 16.9 and WASO 24.7 ± 19.2 (PMC10106531 [R]). */
export const INSOMNIA_SPREAD = 0.45;
/** Correlation between the two. [assumption (model)] */
export const INSOMNIA_SHARED = 0.5;
/** Spread among people of how readily N3 comes, SD of the logarithm. [tuned] to the interval of N3 at ≤30 years, 15.2–37.5 % (Mitterling 2015 [R]). */
export const DEEP_SPREAD = 0.3;
/** Spread among people of how long REM lasts, SD of the logarithm. [tuned] to the interval of REM at ≤30 years, 7.5–23.6 % (Mitterling 2015 [R]). */
export const REM_SPREAD_OF_PEOPLE = 0.17;
/** Spread among people of sensitivity on each channel, SD of the logarithm. [assumption (model)] */
export const SENSITIVITY_SPREAD = 0.35;
/** Median hearing loss by age, dB over (age − 18)², women and men. [M] ISO 7029:2000, mean of 1 and 2 kHz. */
export const HEARING_BY_AGE = { f: 0.005, m: 0.0055 } as const;
/** Spread of it, SD as a share of the median, and at least in dB. [assumption (model)] */
export const HEARING_SPREAD = { share: 0.45, least: 3 } as const;
/** Share of people who are deaf on one side, and the loss there, dB. [assumption (model)] */
export const ONE_SIDED = { share: 0.01, loss: 80 } as const;
/** `nightmareProneness`: median among people and SD of its logarithm. [tuned] so that about 18 % have a nightmare a month and 4 % one a week at 4.5 REM episodes a night; published 8–29 and 2–6 % (SCIENCE §5 [R]). */
export const PRONENESS = { median: 0.01, spread: 1.76 } as const;

// ————— Heart, breath, movement, arousal —————

/** Heart rate by stage against REM (W, N1, N2, N3, REM). [R] PMC5078504 table 1: wake 1.06, light 0.98, deep 0.99. */
export const HEART_BY_STAGE = [1.06, 0.98, 0.98, 0.99, 1] as const;
/** Breathing rate by stage against REM. [R] PMC5078504 table 1: wake 1.02, light 0.95, deep 0.92. */
export const BREATH_BY_STAGE = [1.02, 0.95, 0.95, 0.92, 1] as const;
/** Heart rate in REM, per minute. [assumption (model)] */
export const HEART_IN_REM: ByAge = [
  [5, 85],
  [12, 72],
  [20, 62],
  [85, 62],
];
/** Breaths in REM, per minute. [assumption (model)] */
export const BREATH_IN_REM: ByAge = [
  [5, 20],
  [12, 17],
  [20, 15],
  [85, 15],
];
/** Fall of the heart rate over the night, share per hour. [assumption (model)] size; it declines over the night (abstract on heart rate in NREM–REM cycles of young men [R]). */
export const HEART_FALL_PER_H = 0.006;
/** Slow swings of heart rate and breath: share, and periods in minutes. [assumption (model)] */
export const SLOW_SWING = { share: 0.03, periods: [3.1, 11.7] } as const;
/** Movement 0–1 by stage. [assumption (model)] */
export const MOVEMENT_BY_STAGE = [0.6, 0.15, 0.05, 0.02, 0.05] as const;
/** Arousal 0–1 by stage. [assumption (model)] */
export const AROUSAL_BY_STAGE = [0.9, 0.4, 0.2, 0.05, 0.35] as const;
/** What distress adds: to heart as a share, to arousal and movement as numbers, at distress 1. [assumption (model)] */
export const DISTRESS_ADDS = { heart: 0.2, breath: 0.2, arousal: 0.5, movement: 0.2 } as const;
/** Frequency of the slow wave, Hz. [R] slow-oscillation intervals peak at 1.25 s, Ferster 2022. */
export const SLOW_WAVE_HZ = 0.8;

/** Share of slow waves that are there to be heard by stage (W, N1, N2, N3, REM). [assumption (model)] the middles of what the AASM rule allows: under 20 % of an N2 epoch, at least 20 % of an N3 epoch [M]. */
export const SLOW_WAVE_SHARE = [0, 0, 0.1, 0.6, 0] as const;
/** Error with which a device finds a phase of the slow wave, SD in degrees. [R] more than 70 % within the up-phase (±90°), Ferster 2022; a normal shape [assumption (model)]. */
export const SLOW_WAVE_PHASE_SD = 87;
/** The same for a phase of the breath. [assumption (model)] */
export const BREATH_PHASE_SD = 20;
