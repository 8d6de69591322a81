/** What a program asks of a sleeper beyond what they are, have and agreed to: what forbids the night, and what stays silent in it. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS, CONSENTS, type Sleeper } from '../../../app/base/index.ts';
import { GRAVE_TONE } from '../../../app/night/agreement.ts';
import { NIGHTMARE_BY_TONE } from '../../../app/night/effect-parameters.ts';
import { CAST, concernsOf, concernWords, forbids, runNight, usualSleeper } from '../../../app/night/index.ts';
import { NIGHTMARE_SHARE, TYPICAL_PRONENESS } from '../../../app/night/parameters.ts';
import { load } from '../../../app/program/index.ts';
import { THEMES, themeOf } from '../../../dream-dsl/index.ts';
import { compileText } from '../../support/one-text.ts';

const program = (body: string, needs = 'needs sound, light optional') => compileText(`dream "T" {\n ${needs}\n${body}\n}`);
const who = (more: Partial<Sleeper> = {}): Sleeper => ({ ...usualSleeper(30, 'f'), ...more });
const without = (...consents: string[]): Sleeper => who({ consents: CONSENTS.filter((one) => !consents.includes(one)) });
const told = (body: string, sleeper: Sleeper, needs?: string) =>
  concernsOf(program(body, needs), sleeper).map(
    (concern) => `${forbids(concern) ? 'no' : 'yes'} ${concernWords(program(body, needs), concern, 'eve').message}`,
  );

const SAY = 'scene a { say "wake up" at 70dB every 5m  light red at 1lx  when distress > 2 -> release }';

describe('themes', () => {
  it.each([
    ['themes water', ['water'], 'no “T” touches water, which eve avoids.'],
    ['themes water', ['sea'], 'no “T” touches sea (water), which eve avoids.'],
    ['themes drowning', ['Water '], 'no “T” touches Water  (drowning), which eve avoids.'],
    ['themes "the old house"', ['The old  house'], 'no “T” touches The old  house, which eve avoids.'],
    ['themes "the dark"', ['darkness'], 'no “T” touches darkness (the dark), which eve avoids.'],
  ])('%s is not for who avoids %j', (line, avoidThemes, expected) => {
    expect(told(`${line}\n${SAY}`, who({ avoidThemes }))).toEqual([expected]);
  });

  it('that are wider than what is avoided, or none of it, forbid nothing', () => {
    expect(told(`themes water\n${SAY}`, who({ avoidThemes: ['drowning', 'dogs', 'waters'] }))).toEqual([]);
  });

  it('of a scene, or of the motif that it is made of, name the scene', () => {
    const text = `motif ward() { themes hospital  when distress > 2 -> release }
dream "T" { needs sound  scene a is ward() { scene b { themes dogs  after 1m -> release } } }`;
    const concerns = concernsOf(compileText(text), who({ avoidThemes: ['illness', 'dogs'] }));
    expect(concerns.map((concern) => concernWords(compileText(text), concern, 'eve').message)).toEqual([
      'a touches illness (hospital), which eve avoids.',
      'a.b touches dogs, which eve avoids.',
    ]);
  });

  it('are all explained in docs/sleepers.md', () => {
    const page = readFileSync('docs/sleepers.md', 'utf8');
    for (const { name, doc, within, also } of THEMES.values())
      expect(page).toContain(`| \`${name}\` | ${doc} | ${within === null ? '' : `\`${within}\``} | ${also.join(', ')} |`);
  });

  it('that the cast avoids are all known by their own names', () => {
    for (const { avoidThemes } of CAST) for (const theme of avoidThemes) expect(themeOf(theme)?.name).toBe(theme);
  });
});

describe('ages', () => {
  it.each([
    ['for ages 14+', 8, ['no The dream is for ages from 14, and eve is 8.']],
    ['for ages 5..12', 13, ['no The dream is for ages 5 to 12, and eve is 13.']],
    ['for ages 14+', 14, []],
    ['for ages 5..12', 12, []],
  ])('%s for somebody of %d', (line, age, expected) => {
    expect(told(`${line}\n${SAY}`, who({ age }))).toEqual(expected);
  });
});

describe('devices', () => {
  const bed = (...channels: Sleeper['devices'][number]['channels']) => who({ name: 'eve', devices: [{ name: 'bed', channels }] });

  it('that play a channel of the dream or not: what none of them plays is told, and forbids nothing', () => {
    expect(told(SAY, bed('sound', 'light'))).toEqual([]);
    expect(told(SAY, bed('sound'))).toEqual(['yes None of the devices of eve plays light: it stays silent.']);
    expect(told(SAY, bed())).toEqual([expect.stringContaining('plays sound'), expect.stringContaining('plays light')]);
  });

  it('of which a profile names none say nothing', () => {
    expect(told(SAY, who({ devices: [] }))).toEqual([]);
  });

  it('are told of once where there is no consent either', () => {
    expect(told(SAY, { ...bed('sound'), consents: without('light').consents })).toEqual(['yes eve has not agreed to light: it is optional, and stays silent.']);
  });

  it('decide what is played, and the night says what was not', () => {
    fc.assert(
      fc.property(fc.subarray(['sound', 'light', 'touch'] as const, { minLength: 1 }), fc.integer({ min: 0, max: 1000 }), (channels, seed) => {
        const machine = load(
          program(
            'scene a { say "hush" at 30dB every 9m  light red at 1lx for 5s every 7m  touch at 20% for 5s every 8m  when distress > 2 -> release }',
            'needs sound, light, touch',
          ),
        );
        const night = runNight({ machine, subject: { kind: 'sleeper', sleeper: bed(...channels) }, seed });
        if (!night.ok) throw new Error(night.failure.message);
        expect(new Set(night.value.cues.map(({ channel }) => channel))).toEqual(new Set(channels));
        for (const channel of ['sound', 'light', 'touch'] as const)
          expect(night.value.notes.includes(`None of the devices of eve plays ${channel}: it stays silent.`)).toBe(!(channels as string[]).includes(channel));
      }),
      { numRuns: 20 },
    );
  });
});

describe('consents', () => {
  it('to a channel forbid where it is needed, and silence where it is optional', () => {
    expect(told(SAY, without('sound'))).toEqual(['no eve has not agreed to sound, which the dream needs.']);
    expect(told(SAY, without('light'))).toEqual(['yes eve has not agreed to light: it is optional, and stays silent.']);
    expect(told(SAY, without('touch', 'scent', 'lucidity', 'memory', 'nightmares'))).toEqual([]);
  });

  it('to nightmares forbid scenes that would bring as many as come by themselves, and only these', () => {
    expect(told('scene a { tone dread 0.3  after 9m -> release }', without('nightmares'))).toEqual([
      'no a disturbs (tone dread), and eve has not agreed to work with nightmares.',
    ]);
    expect(told('scene a { tone dread 0.1  after 9m -> b }\nscene b { tone fear 0.9  after 9m -> release }', without('nightmares'))).toEqual([
      expect.stringContaining('no b disturbs (tone fear)'),
    ]);
    expect(told('scene a { tone dread 0.2  after 9m -> release }', without('nightmares'))).toEqual([expect.stringContaining('yes a is uneasy (tone dread)')]);
    expect(told('scene a { tone dread 0.2  after 9m -> release }', who())).toEqual([]);
    expect(told('scene a { tone calm 0.9, wonder 1  after 9m -> release }', without('nightmares'))).toEqual([]);
  });

  it('to nightmares forbid anything that disturbs to who is prone to them', () => {
    const prone = { ...without('nightmares'), nightmareProneness: 0.5 };
    expect(told('scene a { tone dread 0.05  after 9m -> release }', prone)).toEqual([expect.stringContaining('no a disturbs')]);
  });

  it('to nightmares begin where the model brings as many by tone as by nature', () => {
    // Per REM bout with a cue in it, and per REM episode, in the same sleeper.
    const sleeper = who({ nightmareProneness: TYPICAL_PRONENESS });
    expect(NIGHTMARE_BY_TONE * GRAVE_TONE * sleeper.nightmareProneness).toBeCloseTo(NIGHTMARE_SHARE, 12);
  });

  it('no cue is ever played on a channel without one, whatever is needed', () => {
    fc.assert(
      fc.property(fc.subarray([...CONSENTS]), fc.integer({ min: 0, max: 1000 }), (consents, seed) => {
        const machine = load(
          program(
            'scene a { say "hush" at 30dB every 9m  light red at 1lx for 5s every 7m  touch at 20% for 5s every 8m  when distress > 2 -> release }',
            'needs sound, light, touch optional',
          ),
        );
        const night = runNight({ machine, subject: { kind: 'sleeper', sleeper: who({ consents }) }, seed });
        if (!night.ok) throw new Error(night.failure.message);
        const played = new Set(night.value.cues.map(({ channel }) => channel));
        for (const channel of CHANNELS) if (!consents.includes(channel)) expect(played.has(channel)).toBe(false);
        for (const channel of ['sound', 'light'] as const) if (consents.includes(channel)) expect(played.has(channel)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('to lucidity: without it nobody signals and nothing answers', () => {
    const machine = load(program('scene a { say "dreaming" at 30dB every 3m  on signal LRLR { mark "lucid" }  when distress > 2 -> release }'));
    const marks = (sleeper: Sleeper) =>
      Array.from({ length: 60 }, (_, seed) => runNight({ machine, subject: { kind: 'sleeper', sleeper }, seed })).reduce(
        (sum, night) => sum + (night.ok ? night.value.marks.length + (night.value.effects ?? []).filter(({ kind }) => kind === 'lucid').length : 0),
        0,
      );
    expect(marks(who())).toBeGreaterThan(0);
    expect(marks(without('lucidity'))).toBe(0);
  });

  it('to memory: without it nothing that was heard awake is played again asleep, and the night says how much', () => {
    const body = `ritual bed { say "the bell" at 40dB every 2m  on stage N2 -> a }
 scene a { say "the bell" at 30dB every 5m  say "the sea" at 30dB every 5m  when distress > 2 -> release }`;
    expect(told(body, without('memory'))).toEqual([expect.stringContaining('yes eve has not agreed to work with memory')]);
    const played = (sleeper: Sleeper) => {
      const night = runNight({ machine: load(program(body)), subject: { kind: 'sleeper', sleeper }, seed: 3 });
      if (!night.ok) throw new Error(night.failure.message);
      const { cues, stages, notes } = night.value;
      const asleep = (at: number) => stages.some(({ from, to, stage }) => from <= at && at < to && stage !== 'W' && stage !== '?');
      const words = cues.filter(({ from }) => asleep(from)).map((cue) => cue.words);
      return { bell: words.filter((one) => one === 'the bell').length, sea: words.filter((one) => one === 'the sea').length, notes };
    };
    expect(played(who()).bell).toBeGreaterThan(10);
    expect(played(without('memory'))).toMatchObject({
      bell: 0,
      sea: expect.any(Number),
      notes: expect.arrayContaining([expect.stringMatching(/^\d+ cues that were known from waking stayed silent/)]),
    });
    expect(played(without('memory')).sea).toBeGreaterThan(10);
  });
});
