/**
 * What cues and scenes do to a sleeper: every number of it, with where it comes from. Marks as in `parameters.ts`;
 * `docs/science.md` lists the same names.
 */

import type { ByAge } from './parameters.ts';

// ————— Waking by sound —————

/** EEG awakenings in % by LAS,max L at the sleeper: a·L² + b·L + c. [M] Basner et al., JASA 2006;119:2772 (the paper [R]). Alternative not used: ANSI/ASA S12.9-2008/6. */
export const AWAKENING_CURVE = [0.001894, 0.04008, -3.3243] as const;
/** Highest level to which the curve is used, dB. [assumption (model)] beyond it the chance stays. */
export const AWAKENING_CURVE_MAX_DB = 73;
/** Level at which a cue is heard as that much lower by stage (W, N1, N2, N3, REM), dB. [assumption (model)] size; order REM ≈ N2 < N3, Rechtschaffen 1966 [R]. */
export const STAGE_SHIELD_DB = [0, 0, 0, 10, 0] as const;
/** Children's thresholds above adults', dB. [R] WHO Night Noise Guidelines 2009: about 10 dBA. Full to 12, gone at 18 years [assumption (model)]. */
export const CHILD_SHIELD_DB: ByAge = [
  [12, 10],
  [18, 0],
];
/** Change of the level a person hears in sleep with age, dB. [assumption (model)] a fraction of the ~15 dB that middle-aged are more sensitive (Thiessen 1978 [R]); the curve's own sample was mixed. */
export const AGE_SENSITIVITY_DB: ByAge = [
  [30, 0],
  [50, 5],
  [85, 5],
];
/** What the pillow takes from the level at the ear that lies in it, dB. [assumption (model)] */
export const PILLOW_DB = 10;
/** Chance to lie on the left and on the right ear; else both are free. A new draw after each awakening. [assumption (model)] */
export const LYING_ON = { left: 0.33, right: 0.33 } as const;
/** Growth of the odds of waking per minute since lights out, and the minute at which the curve holds as it is. [M] ANSI/ASA S12.9-2008/6 (form R): 0.00336 a minute; with and without it the two equations agree at (7.594 − 6.8884) ÷ 0.00336. */
export const TIME_ON_WAKING = { perMinute: 0.00336, middle: (7.594 - 6.8884) / 0.00336 } as const;
/** dB by which a train of impulses counts as louder than one of them. [R] 15–25 dB less for the same awakening (JASA 2013;134:2011): the middle. */
export const TRAIN_DB = 20;
/** Longest distance between sounds of one cue that make a train, s. [assumption (model)] */
export const TRAIN_GAP_S = 2;
/** Nights after which awakenings by the same cue are halved; they fall no further. [R] Thiessen 1978: ~2 weeks; flat by night 9 (Griefahn 1977) is why it ends. */
export const HABITUATION_NIGHTS = 14;
/** Cue events that count as one night of habituation; more in one night count no more. [assumption (model)] */
export const HABITUATION_EVENTS_PER_NIGHT = 20;
/** Longest delay from a sound's peak to the awakening, s, evenly spread. [assumption (model)] */
export const AWAKENING_DELAY_S = 15;
/** Level at the better ear from which a sound is heard in sleep at all, dB: what dreams, signals and memory take in. [assumption (model)] */
export const HEARD_FROM_DB = 20;

// ————— Stage shifts —————

/** Shifts to lighter sleep for each awakening by the same sound. [assumption (model)] size; both begin at about 35 dB (WHO 2009 [M]), and shifts do not habituate (Thiessen 1978 [R]). */
export const SHIFTS_PER_AWAKENING = 2;
/** Stage that a shift leads to, by stage (W, N1, N2, N3, REM). [assumption (model)] one step lighter. */
export const SHIFT_TO = [0, 0, 1, 2, 1] as const;
/** Mean length of the bout after a shift, minutes, at least half of one. [assumption (model)] */
export const SHIFTED_BOUT = 1.5;

// ————— Waking by other channels —————

/** Share of light of each colour that closed lids let through: blue, green, red. [R] Ando & Kripke 1996. */
export const LID_PASSES = { blue: 0.003, green: 0.003, red: 0.056 } as const;
/** Colours as parts of blue, green and red; others as white. [assumption (model)] */
export const COLOUR_PARTS: Readonly<Record<string, readonly [blue: number, green: number, red: number]>> = {
  blue: [1, 0, 0],
  cyan: [0.5, 0.5, 0],
  green: [0, 1, 0],
  violet: [0.6, 0, 0.4],
  amber: [0, 0.35, 0.65],
  orange: [0, 0.3, 0.7],
  red: [0, 0, 1],
  white: [1 / 3, 1 / 3, 1 / 3],
};
/** White light at the open eye, lx, at which it begins to wake and at which it wakes as a strobe does. [S] ≤1 lx asleep is without harm (Brown 2022); 1000 lx, the highest that the checker lets by, [assumption (model)]. Between them by the logarithm. */
export const LIGHT_WAKES = { from: 1, full: 1000 } as const;
/** Chance that light at full wakes from N3; other stages by WAKING_BY_STAGE. [R] strobe: ~75 % slept through in deep sleep (SCIENCE §3). */
export const LIGHT_WAKES_N3 = 0.25;
/** Chance that touch at full (100 %) wakes from N2; other stages by WAKING_BY_STAGE, at most 1. [R] shakers were missed by 17–20 % (hearing loss; SCIENCE §3); the stage is an [assumption (model)]. */
export const TOUCH_WAKES = 0.815;
/** Touch, %, from which it wakes at all; from there in a straight line. [assumption (model)] */
export const TOUCH_WAKES_FROM = 10;
/** Scent wakes nobody: chance of waking and of a shift. [R] no more K-complexes, n = 34, PMC4922455. */
export const SCENT_WAKES = 0;
/** Warmth, °C, that helps sleep deepen, and above which it wakes. [M] +0.4 °C of the skin deepens sleep (Raymann 2008). That it wakes by 5 °C as at WARMTH_WAKES [assumption (model)] after 32 °C being worse than 28 (Lee 2022 [R]). */
export const WARMTH = { deepens: 0.4, from: 2, full: 5 } as const;
/** Chance that warmth at full wakes from N2. [assumption (model)] */
export const WARMTH_WAKES = 0.1;
/** Motion, %, above which it wakes, and the chance at 100 % from N2. [assumption (model)] gentle rocking wakes nobody; it had fewer arousals (Perrault 2019 [R]). */
export const MOTION_WAKES = { from: 50, full: 100, chance: 0.1 } as const;

// ————— Rocking —————

/** What is left of the time to fall asleep from where rocking begins. [S] N2 latency 16.7 → 10.0 min (Perrault 2019). All motion is taken as rocking at 0.25 Hz [assumption (model)]. */
export const ROCKED_ONSET = 10.0 / 16.7;
/** Efficiency, %, from which rocking shortens nothing. [R] no gain in sleepers already at 96 % (Omlin 2018). Judged by need ÷ time in bed [assumption (model)]. */
export const ROCKED_EFFICIENCY = 96;
/** N3 begun from N2 while rocked, or warmed by what deepens, per hour of N2. [assumption (model)] size; direction: more N3 (Perrault 2019 [R], Raymann 2008 [M]). */
export const DEEPENED_PER_H = 0.6;

// ————— What is dreamt and remembered —————

/** Chance that words heard in N1 come into the dream. One draw for each stretch of N1. [S] 67 % (Haar Horowitz 2020, 2023; n = 49). */
export const INCUBATION = 0.67;
/** Chance that a cue comes into the dream of REM, by channel; one draw for each cue and REM bout. [R] touch as water 42 %, light 23 %, sound as tone 9 % (Dement & Wolpert 1958); a scent is not smelt in the dream (Schredl 2009); warmth and motion as tone [assumption (model)]. Any stimulus: 0 to ~80 % (Salvesen 2024 [R]). */
export const INCORPORATION = { sound: 0.09, light: 0.23, scent: 0, touch: 0.42, warmth: 0.09, motion: 0.09 } as const;
/** Gain in memory by cues that are known from waking, as Hedges’ g, by stage (W, N1, N2, N3, REM). [R] Hu 2020 (212 effects): N2 0.32, SWS 0.27, REM and wake none; N1 none [assumption (model)]. */
export const REACTIVATION_G = [0, 0, 0.32, 0.27, 0] as const;
/** Left–right–left–right signals per minute of REM. [assumption (model)] 0.74 lucid dreams a week among practised dreamers without cueing (Konkoly 2024 [S]), spread over ~85 min of REM a night, all signalled. */
export const LUCID_PER_REM_MINUTE = 0.74 / 7 / 85;
/** What that rate is multiplied by from a cue known from waking to the end of the REM bout. [S] 0.74 → 2.11 a week (Konkoly 2024); 50 % against 17 % uncued (Carr [R]) is about the same. */
export const LUCID_CUED = 2.11 / 0.74;

// ————— Distress —————

/** How much of a scene's tone reaches the sleeper by stage (W, N1, N2, N3, REM). [assumption (model)] */
export const TONE_BY_STAGE = [0.2, 0.5, 0.4, 0.15, 1] as const;
/** Valence of tones: +1 disturbs, −1 soothes. Other tones are neutral. [assumption (model)] */
export const TONE_VALENCE: Readonly<Record<string, number>> = {
  fear: 1,
  dread: 1,
  terror: 1,
  threat: 1,
  panic: 1,
  horror: 1,
  anger: 0.8,
  grief: 0.8,
  sorrow: 0.6,
  sadness: 0.6,
  shame: 0.7,
  disgust: 0.7,
  loneliness: 0.6,
  tension: 0.6,
  unease: 0.5,
  eerie: 0.5,
  dark: 0.4,
  urgency: 0.4,
  calm: -1,
  comfort: -1,
  safety: -1,
  safe: -1,
  peace: -1,
  warmth: -0.8,
  joy: -0.8,
  love: -0.8,
  trust: -0.8,
  tenderness: -0.8,
  wonder: -0.4,
  hope: -0.6,
  play: -0.4,
  playful: -0.4,
};
/** Share of disturbing tone that becomes distress: at no and at full proneness to nightmares. [assumption (model)] */
export const DISTRESS_FROM_TONE = [0.4, 1] as const;
/** Share by which soothing tone at 1 lowers all distress. [assumption (model)] */
export const SOOTHING = 0.5;
/** Distress towards which a dream leads: none, bad dream, nightmare. [assumption (model)] Distress is what an outside judge would see; judges rate dreams mostly negative, dreamers their own as balanced or positive (Schredl & Doll 1998, Sikka 2017 [R]). */
export const DISTRESS_OF_DREAM = [0.05, 0.6, 0.95] as const;
/** Distress of lying awake. [assumption (model)] */
export const DISTRESS_AWAKE = 0.1;
/** Factor on distress after release. [assumption (model)] */
export const DISTRESS_RELEASED = 0.3;
/** Time constants of distress, minutes: rising, falling. [assumption (model)] */
export const DISTRESS_TIME = [1.5, 3] as const;
/** Factor on distress at an anchor that is heard; from there it moves on as before. [assumption (model)] */
export const ANCHORED = 0.7;
/** Distress at once on being woken by a cue, at no and at full proneness to nightmares. [assumption (model)] */
export const STARTLED = [0.1, 0.4] as const;

// ————— Nightmares that a program makes —————

/** Chance per REM bout that a scene of full disturbing tone turns the dream into a nightmare, in a fully prone sleeper; in proportion to both. Only where a cue was heard in that bout, which carries the tone and wakes. [assumption (model)] */
export const NIGHTMARE_BY_TONE = 0.5;
/** The same for a bad dream, which does not wake: for one nightmare, as many as by nature. [R] ~11 % to ~3 % of dreams (SCIENCE §5). */
export const BAD_DREAMS_PER_NIGHTMARE = 11 / 3;
/** Longest time from the turn of the dream to waking from it, minutes, evenly spread. [assumption (model)] */
export const NIGHTMARE_WAKES_WITHIN = 3;

// ————— Over several nights —————

/** How much proneness to nightmares is raised on night 1, 2, … after a night with a nightmare: by this share each. [R] events return on nights 1–2 (effect 0.33) and 5–7 (0.27), Eichenlaub 2019; the effects as shares, and nightmares as events, [assumption (model)]. */
export const RETURNS = [0.33, 0.33, 0, 0, 0.27, 0.27, 0.27] as const;
/** What a nightmare adds for good to the logarithm of proneness, so that a sleeper can get worse. [assumption (model)] */
export const NIGHTMARE_LEAVES = 0.05;
/** What a night with a soothing cue in REM that is known from waking takes from that logarithm. [R] imagery rehearsal with a REM sound: d 1.05 at 2 weeks (Schwartz 2022), over 14 nights; SD of the logarithm among patients 0.5 [assumption (model)]. */
export const REHEARSED = (1.05 * 0.5) / 14;
/** Furthest that the logarithm goes from the profile’s, either way. [assumption (model)] */
export const PRONENESS_DRIFT = 1.5;
