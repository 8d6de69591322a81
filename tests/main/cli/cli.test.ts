/** The command line as a real process: JSON shapes, exit codes, and words without stack traces. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const home = mkdtempSync(join(tmpdir(), 'dream-cli-'));
const RECORDED = '../shared/data/hypnograms';

function dream(...args: string[]) {
  const done = spawnSync(process.execPath, ['main/cli.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: home, DREAM_CODER_DATA: join(home, 'data') },
  });
  expect(`${done.stdout}${done.stderr}`).not.toMatch(/\n\s+at .+:\d+:\d+/);
  return { code: done.status, out: done.stdout, err: done.stderr, json: () => JSON.parse(done.stdout) };
}

const loneDream = (name: string) => `dream "${name}" {\n  needs sound\n  scene a { after 5m -> release }\n}\n`;

beforeAll(() => {
  expect(dream('new', 'tide', '--template', 'tide-house').code).toBe(0);
});

describe('dream format', () => {
  const loose = 'dream "D" {\nneeds sound\n\n\n  scene a { after 5m->release } // way out\n}';
  const laidOut = 'dream "D" {\n  needs sound\n\n  scene a { after 5m -> release }  // way out\n}\n';

  it('shows, checks and writes', () => {
    writeFileSync(join(home, 'loose.dream'), loose);
    expect(dream('format', 'loose.dream').out).toBe(laidOut);
    expect(dream('format', 'loose.dream', '--check').code).toBe(1);
    expect(readFileSync(join(home, 'loose.dream'), 'utf8')).toBe(loose);
    expect(dream('format', 'loose.dream', '--write', '--json').json()).toEqual({ files: [{ file: 'loose.dream', changed: true, text: laidOut }] });
    expect(readFileSync(join(home, 'loose.dream'), 'utf8')).toBe(laidOut);
    expect(dream('format', 'loose.dream', '--check').code).toBe(0);
  });
});

describe('dream check', () => {
  it('is good and silent about a sound program', () => {
    const { code, json } = dream('check', 'tide/tide-house.dream', '--json');
    expect([code, json()]).toEqual([0, { problems: [] }]);
  });

  it('takes the folder of a project for its program, and names that', () => {
    expect(dream('check', 'tide')).toMatchObject({ code: 0, out: expect.stringContaining('tide/tide-house.dream: nothing to mend') });
    mkdirSync(join(home, 'two'));
    for (const name of ['a', 'b']) writeFileSync(join(home, 'two', `${name}.dream`), loneDream(name));
    expect(dream('check', 'two')).toMatchObject({ code: 2, err: expect.stringContaining('holds 2 dreams, and no dream.json that says which one is meant') });
    writeFileSync(join(home, 'two', 'dream.json'), '{ "name": "Two", "main": "aa.dream" }');
    expect(dream('check', 'two')).toMatchObject({ code: 2, err: expect.stringMatching(/two names aa\.dream, which is not there\.\n.*a\.dream, b\.dream/) });
  });

  it('gives problems as an editor would, and exit 1', () => {
    writeFileSync(join(home, 'bad.dream'), 'dream "D" {\n  needs sound\n  scene a {\n    after 5m -> nowhere\n  }\n}\n');
    const { code, json } = dream('check', 'bad.dream', '--json');
    expect(code).toBe(1);
    expect(json().problems).toMatchObject([
      { code: 'DRM022', severity: 'error', file: 'bad.dream', range: { start: { line: 3, character: 16 }, end: { line: 3, character: 23 } } },
    ]);
  });

  it('shows the line and marks the place for people', () => {
    expect(dream('check', 'bad.dream').out).toMatch(/4 │ {5}after 5m -> nowhere\n\s+│ {17}~{7}\n/);
  });

  it('finds an asset that is missing, and one that is no audio, at their lines', () => {
    writeFileSync(join(home, 'noise.wav'), 'this is not a sound at all');
    const program =
      'dream "D" {\n  needs sound\n  asset a = sound "gone.wav"\n  asset b = sound "noise.wav"\n  scene s {\n    play a at 30dB\n    play b at 30dB\n    after 5m -> release\n  }\n  release { fade all over 30s }\n}\n';
    writeFileSync(join(home, 'assets.dream'), program);
    const { problems } = dream('check', 'assets.dream', '--json').json();
    expect(problems).toMatchObject([
      { code: 'DRM070', range: { start: { line: 2 } } },
      { code: 'DRM072', range: { start: { line: 3 } } },
    ]);
  });

  it('reads the files of a project from its folder, and names each problem by its file', () => {
    mkdirSync(join(home, 'sea/parts'), { recursive: true });
    writeFileSync(join(home, 'sea/dream.json'), '{"name": "Sea", "main": "parts/sea.dream"}');
    writeFileSync(join(home, 'sea/waves.dream'), 'motif waves { after 5 -> release }\n');
    writeFileSync(
      join(home, 'sea/parts/sea.dream'),
      'import "../waves.dream"\ndream "Sea" {\n  needs light\n  scene a is waves { light amber at 1lx }\n  release { fade all over 30s }\n}\n',
    );
    const check = (...files: string[]) =>
      dream('check', ...files, '--json')
        .json()
        .problems.map(({ code, file }: { code: string; file: string }) => [code, file]);
    expect(check('sea/parts/sea.dream')).toEqual([
      ['DRM106', 'sea/parts/sea.dream'],
      ['DRM042', 'sea/waves.dream'],
    ]);
    expect(check('sea/parts/sea.dream', './sea/waves.dream')).toEqual([
      ['DRM106', 'sea/parts/sea.dream'],
      ['DRM042', './sea/waves.dream'],
    ]);
    expect(dream('check', 'sea/parts/sea.dream').out).toMatch(/1 │ motif waves \{ after 5 -> release \}/);
  });

  it('says what is not there, with exit 2', () => {
    const { code, err } = dream('check', 'nothing.dream');
    expect(code).toBe(2);
    expect(err).toContain('nothing.dream');
  });
});

describe('dream check --for', () => {
  it('lists what a program touches of a sleeper, with its lines, and exit 1 where it is not for them', () => {
    const { code, json } = dream('check', 'tide/tide-house.dream', '--for', 'arthur', '--json');
    const [verdict] = json().for;
    expect([code, verdict.name, verdict.fits]).toEqual([1, 'arthur', false]);
    expect(verdict.concerns[0]).toMatchObject({
      kind: 'theme',
      forbids: true,
      message: '“Tide House” touches water, which Arthur avoids.',
      place: { file: 'tide/tide-house.dream', range: { start: { line: 5, character: 9 } } },
    });
    expect(dream('check', 'tide/tide-house.dream', '--for', 'arthur').out).toContain('tide/tide-house.dream:6');
    const good = dream('check', 'tide/tide-house.dream', '--for', 'mara', '--json');
    expect([good.code, good.json().for]).toEqual([0, [{ file: 'tide/tide-house.dream', name: 'mara', fits: true, concerns: [] }]]);
    expect(dream('check', 'tide/tide-house.dream', '--for', 'nobody').code).toBe(2);
  });

  it('and a preview of it is refused with the reason, the line and the way out', () => {
    const { code, json } = dream('preview', 'tide/tide-house.dream', '--sleeper', 'arthur', '--json');
    expect(code).toBe(1);
    expect(json().failure).toMatchObject({ why: 'not-for-them', hint: 'Choose another sleeper.', place: { file: 'tide-house.dream', line: 6 } });
  });
});

describe('dream build and verify', () => {
  it('make a bundle, accept it, and refuse it after one byte was changed', () => {
    const built = dream('build', 'tide/tide-house.dream', '-o', 'tide.ssu', '--json');
    expect(built.code).toBe(0);
    expect(dream('verify', 'tide.ssu', '--json').json()).toMatchObject({ digest: built.json().digest, trusted: null });
    expect(dream('verify', 'tide.ssu', '--trust', built.json().publicKey).code).toBe(0);
    expect(dream('verify', 'tide.ssu', '--trust', 'AAAA').code).toBe(1);
    const bytes = readFileSync(join(home, 'tide.ssu'));
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    writeFileSync(join(home, 'changed.ssu'), bytes);
    const refused = dream('verify', 'changed.ssu', '--json');
    expect([refused.code, refused.json().failure.why]).toEqual([1, 'refused']);
  });

  it('do not build what has errors', () => {
    expect(dream('build', 'bad.dream', '-o', 'bad.ssu').code).toBe(1);
    expect(existsSync(join(home, 'bad.ssu'))).toBe(false);
  });

  it('list the key that the first export made', () => {
    expect(dream('keys', 'list', '--json').json().keys).toMatchObject([{ default: true }]);
  });
});

describe('dream why', () => {
  const line = (text: string) =>
    1 +
    readFileSync(join(home, 'tide/tide-house.dream'), 'utf8')
      .split('\n')
      .findIndex((one) => one.includes(text));
  const why = (text: string, ...more: string[]) => dream('why', 'tide/tide-house.dream', '--sleeper', 'mara', '--line', String(line(text)), ...more);

  it('explains what happened on a line, the time nearest to the one that is asked for', () => {
    const { answers } = why('when stage is REM for 2m', '--json').json();
    expect(answers).toHaveLength(1);
    const [{ why: first, happened }] = answers;
    expect(first).toMatchObject({ kind: 'transition', from: 'drifting', to: 'shore', cause: [{ words: 'stage is REM', holds: true }] });
    expect(first.at).toBe(happened[0]);
    const later = why('when stage is REM for 2m', '--at', '06:00', '--json').json().answers[0];
    expect(happened).toContain(later.why.at);
    expect(later.why.at).toBeGreaterThan(first.at);
    expect(why('when stage is REM for 2m').out).toMatch(/drifting → shore: stage is REM for 2 min/);
  });

  it('says of what did not happen what came nearest, and refuses lines and sources that it can not read', () => {
    const { answers } = why('when distress > 0.6 for 20s', '--json').json();
    expect(answers[0].whyNot).toMatchObject({
      verdict: 'condition',
      source: 'anywhere',
      nearest: { missing: [{ words: 'distress > 0.6', measure: 'number' }] },
    });
    expect(why('when distress > 0.6 for 20s').out).toMatch(/Nearest: “distress > 0\.6” was [\d.]+ short/);
    expect(why('tone calm 0.7')).toMatchObject({ code: 1, err: expect.stringContaining('No transition and no cue stands on line') });
    expect(dream('why', 'tide/tide-house.dream', '--line', '3').code).toBe(2);
  });
});

describe('dream preview', () => {
  it('plays a file and its bundle alike, and writes the stages', () => {
    const one = dream('preview', 'tide/tide-house.dream', '--sleeper', 'mara', '--seed', '3', '--csv', 'night.csv', '--json');
    const two = dream('preview', 'tide.ssu', '--sleeper', 'mara', '--seed', '3', '--json');
    expect(one.code).toBe(0);
    expect(two.json()).toEqual(one.json());
    expect(readFileSync(join(home, 'night.csv'), 'utf8')).toMatch(/^epoch,stage,natural\n0,W,W\n/);
    expect(dream('preview', 'tide/tide-house.dream', '--hypnogram', 'night.csv').code).toBe(0);
  });

  it('asks who sleeps, and refuses a table that is no night with its line', () => {
    expect(dream('preview', 'tide/tide-house.dream').code).toBe(2);
    writeFileSync(join(home, 'odd.csv'), 'epoch,stage\n0,W\n1,N7\n');
    const { code, json } = dream('preview', 'tide/tide-house.dream', '--hypnogram', 'odd.csv', '--json');
    expect([code, json().failure.place.line]).toEqual([1, 3]);
  });

  it('names the line of a hole in a recording, and says at the same place what the disk refuses', () => {
    writeFileSync(join(home, 'hole.csv'), 'epoch,stage\n0,W\n1,N1\n3,N2\n4,N2\n');
    const { code, out } = dream('preview', 'tide/tide-house.dream', '--hypnogram', 'hole.csv');
    expect([code, out.match(/The recording has no REM/g)?.length]).toEqual([0, 1]);
    expect(out).toContain('Line 4: epoch 2 is missing; it counts as unscored.');
    const refused = dream('preview', 'tide/tide-house.dream', '--sleeper', 'mara', '--csv', 'nowhere/night.csv');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('nowhere/night.csv: its folder does not exist')]);
  });

  it('writes the night in every format, and reads its own EDF+ again with the same stages and clock', () => {
    const files = ['--csv', 'all.csv', '--events', 'all-events.csv', '--edf', 'all.edf', '--json-file', 'all.json'];
    const one = dream('preview', 'tide/tide-house.dream', '--sleeper', 'mara', '--seed', '5', ...files, '--json');
    expect([one.code, one.err]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(home, 'all.json'), 'utf8'))).toEqual({ format: 'dream-night', version: 1, ...one.json() });
    expect(readFileSync(join(home, 'all-events.csv'), 'utf8').split('\n').length).toBeGreaterThan(20);
    const two = dream('preview', 'tide/tide-house.dream', '--hypnogram', 'all.edf', '--json').json();
    expect(two.night.notes[0]).toMatch(/^Read as EDF\+C: /);
    const onset = (night: { stages: { from: number; stage: string }[]; startMinutes: number }) =>
      night.startMinutes * 60_000 + (night.stages.find(({ stage }) => stage !== 'W')?.from ?? 0);
    expect(onset(two.night)).toBeCloseTo(onset(one.json().night), -3);
    expect(two.night.summary.stageMinutes.REM).toBeCloseTo(one.json().night.summary.stageMinutes.REM, 3);
  });

  it('takes a recording for what it is told, and refuses one that lies, with the byte', () => {
    writeFileSync(join(home, 'list.txt'), '0\n0\n1\n2\n4\n');
    const told = dream('preview', 'tide/tide-house.dream', '--hypnogram', 'list.txt', '--numbering', 'rk', '--epoch', '20', '--json');
    expect(told.json().night.notes[0]).toBe('Read as one stage a line, without column names, 20 s an epoch; 4 stands for N3.');
    const bytes = readFileSync(join(home, 'all.edf'));
    writeFileSync(join(home, 'cut.edf'), bytes.subarray(0, bytes.length - 100));
    const refused = dream('preview', 'tide/tide-house.dream', '--hypnogram', 'cut.edf', '--json');
    expect([refused.code, refused.json().failure]).toMatchObject([
      1,
      { why: 'bad-recording', message: expect.stringMatching(/cut\.edf, byte \d+: the file ends in data record/) },
    ]);
  });

  it('writes into a pipe as well, and leaves it a pipe', () => {
    const { stdout } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" main/cli.ts preview templates/tide-house/tide-house.dream --sleeper mara --csv /dev/stdout | head -2`],
      {
        encoding: 'utf8',
        env: { ...process.env, DREAM_CODER_DATA: join(home, 'data') },
      },
    );
    expect(stdout).toMatch(/^epoch,stage,natural\n0,W,W\n/);
  });

  it('begins a new database where it is damaged, and says where the old one is', () => {
    mkdirSync(join(home, 'damaged'));
    writeFileSync(join(home, 'damaged', 'dream-coder.sqlite'), 'not a database '.repeat(500));
    const done = spawnSync(process.execPath, ['main/cli.ts', 'sleepers', 'list', '--json'], {
      encoding: 'utf8',
      env: { ...process.env, DREAM_CODER_DATA: join(home, 'damaged') },
    });
    expect(done.status).toBe(0);
    expect(JSON.parse(done.stdout).sleepers.length).toBeGreaterThan(5);
    expect(done.stderr).toMatch(/was damaged\. It was set aside as .*dream-coder\.sqlite\.damaged-/);
  });

  it.skipIf(!existsSync(RECORDED)).each(['SC4011', 'SC4051'])('plays a dream on the recording %s', (name) => {
    const { code, json } = dream('preview', 'tide/tide-house.dream', '--hypnogram', join(process.cwd(), RECORDED, `${name}.csv`), '--json');
    expect(code).toBe(0);
    expect(json().night.notes.length).toBeGreaterThan(0);
  });
});

describe('dream sleep', () => {
  it('says where it can not write', () => {
    const { code, err } = dream('sleep', '--age', '40', '--sex', 'f', '--csv', 'nowhere/s.csv');
    expect([code, err]).toEqual([2, expect.stringContaining('nowhere/s.csv: there is no such file or folder')]);
  });

  it('ends quietly when its reader has read enough', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" main/cli.ts preview templates/tide-house/tide-house.dream --sleeper mara --json | head -1`],
      {
        encoding: 'utf8',
        env: { ...process.env, DREAM_CODER_DATA: join(home, 'data') },
      },
    );
    expect([status, stderr]).toEqual([0, '']);
  });

  it('writes natural nights that repeat with their seed', () => {
    const args = ['sleep', '--age', '40', '--sex', 'f', '--nights', '3', '--seed', '5', '--csv'];
    expect(dream(...args, 'a.csv').code).toBe(0);
    expect(dream(...args, 'b.csv').code).toBe(0);
    const text = readFileSync(join(home, 'a.csv'), 'utf8');
    expect(readFileSync(join(home, 'b.csv'), 'utf8')).toBe(text);
    expect(text).toMatch(/^night,epoch,stage\n0,0,W\n/);
    expect(
      new Set(
        text
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',')[0]),
      ).size,
    ).toBe(3);
  });
});

describe('dream sleep by plan', () => {
  const nights = (...args: string[]) => dream('sleep', ...args, '--json').json().nights as { asleepMinutes: number; stageMinutes: Record<string, number> }[];
  const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;

  it('takes a kept sleeper, a bedtime, hours in bed, and time awake before', () => {
    const usual = nights('--sleeper', 'mara', '--nights', '30');
    const short = nights('--sleeper', 'mara', '--nights', '30', '--hours', '4', '--bedtime', '03:00');
    expect(short.every(({ stageMinutes }) => Object.values(stageMinutes).reduce((sum, value) => sum + value, 0) === 240)).toBe(true);
    expect(mean(nights('--sleeper', 'mara', '--nights', '30', '--awake-before', '40').map(({ stageMinutes }) => stageMinutes['N3'] ?? 0))).toBeGreaterThan(
      mean(usual.map(({ stageMinutes }) => stageMinutes['N3'] ?? 0)),
    );
  });

  it('counts lost sleep in a row: the second short night is deeper than the first, and a row is the same in portions', () => {
    const deep = (...args: string[]) => nights('--age', '25', '--sex', 'f', '--hours', '4', ...args).map(({ stageMinutes }) => stageMinutes['N3'] ?? 0);
    const row = deep('--nights', '40', '--in-a-row');
    expect(mean(row.slice(1))).toBeGreaterThan(mean(deep('--nights', '40')));
    expect(deep('--nights', '520', '--in-a-row').slice(0, 40)).toEqual(row);
  });

  it('wants to know who sleeps, once, and refuses times that are none', () => {
    expect(dream('sleep').code).toBe(2);
    expect(dream('sleep', '--sleeper', 'mara', '--age', '30', '--sex', 'f').code).toBe(2);
    expect(dream('sleep', '--sleeper', 'mara', '--bedtime', '25h').err).toContain('23:30');
    expect(dream('sleep', '--sleeper', 'nobody').err).toContain('There is no sleeper “nobody”');
  });
});

describe('dream sleepers', () => {
  it('adds, lists, edits, shows what was, and removes', () => {
    const added = dream(
      'sleepers',
      'add',
      'zoe',
      '--age',
      '33',
      '--sex',
      'f',
      '--bedtime',
      '23:15',
      '--sensitivity',
      'sound=1.5',
      '--device',
      'pad=touch',
      '--json',
    );
    expect(added.json()).toMatchObject({ name: 'zoe', bedtimeMinutes: 1395, sensitivity: { sound: 1.5 }, consents: [], origin: 'own', version: 1 });
    expect(dream('sleepers', 'add', 'zoe', '--age', '33', '--sex', 'f').err).toContain('There is a sleeper “zoe” already');
    expect(dream('sleepers', 'edit', 'ZOE', '--age', '34', '--consents', 'sound,light', '--json').json()).toMatchObject({ age: 34, version: 2 });
    const refused = dream('sleepers', 'edit', 'zoe', '--hearing', 'left=300', '--age', '3', '--json');
    expect([refused.code, refused.json().failure.message]).toEqual([1, expect.stringMatching(/age is 3: .*at least 5.*hearing\.left is 300: .*at most 120/)]);
    expect(dream('sleepers', 'list', 'zoe', '--json').json().sleepers).toMatchObject([{ name: 'zoe', age: 34 }]);
    expect(dream('sleepers', 'show', 'zoe', '--history').out).toContain('age 33 → 34');
    expect(dream('preview', 'tide/tide-house.dream', '--sleeper', 'zoe').code).toBe(0);
    expect(dream('sleepers', 'remove', 'zoe', '--json').json()).toEqual({ name: 'zoe', versionsKept: 2 });
    expect(dream('sleepers', 'show', 'zoe').code).toBe(2);
    expect(dream('sleepers', 'show', 'zoe', '--version', '1', '--json').json()).toMatchObject({ age: 33 });
  });

  it('hides and copies the cast, and neither changes nor removes it', () => {
    expect([dream('sleepers', 'remove', 'tomas').code, dream('sleepers', 'edit', 'tomas', '--age', '9').err]).toEqual([
      2,
      expect.stringContaining('Make a copy under another name, or hide it.'),
    ]);
    dream('sleepers', 'hide', 'tomas');
    expect(dream('sleepers', 'list', 'Tomas', '--json').json()).toEqual({ sleepers: [] });
    dream('sleepers', 'unhide', 'tomas');
    expect(dream('sleepers', 'list', 'Tomas', '--age', '6..9', '--chronotype', 'early', '--json').json().sleepers).toMatchObject([{ name: 'tomas' }]);
    expect(dream('sleepers', 'add', 'timo', '--from', 'tomas', '--age', '9', '--json').json()).toMatchObject({
      avoidThemes: ['monsters', 'loneliness'],
      age: 9,
    });
  });

  it('generates the same people again, keeps them once, and takes them to another data folder', () => {
    const args = ['sleepers', 'generate', '--count', '4', '--seed', '9', '--age', '20..30', '--sex', 'm', '--json'];
    const { sleepers, saved } = dream(...args).json();
    expect([saved, sleepers.length, sleepers.every(({ age, sex }: { age: number; sex: string }) => age >= 20 && age <= 30 && sex === 'm')]).toEqual([
      0,
      4,
      true,
    ]);
    expect(dream(...args, '--save').json()).toEqual({ sleepers, saved: 4 });
    expect(dream(...args, '--save').json()).toEqual({ sleepers, saved: 0 });
    expect(dream('sleepers', 'generate', '--count', '4', '--seed', '9', '--save').err).toContain('another prefix');
    expect(dream('sleepers', 'export', 's9-1', 's9-2', '-o', 'two.json', '--json').json()).toMatchObject({ count: 2 });
    dream('sleepers', 'remove', 's9-2');
    expect(dream('sleepers', 'import', 'two.json', '--json').json()).toEqual({ added: ['s9-2'], replaced: [], skipped: [], unchanged: ['s9-1'] });
  });

  it('refuses a file with the line of each mistake, and keeps nothing of it', () => {
    const [good] = dream('sleepers', 'generate', '--count', '1', '--seed', '77', '--json').json().sleepers;
    writeFileSync(join(home, 'mixed.json'), JSON.stringify([good, { ...good, name: 'x', sex: 'w', sensitivty: {} }], null, 1));
    const { code, err } = dream('sleepers', 'import', 'mixed.json');
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/line \d+: sleeper 2 \(“x”\), sex is "w": it must be one of f, m.*sensitivty.*did you mean sensitivity\?/),
    ]);
    expect(dream('sleepers', 'list', 's77', '--json').json()).toEqual({ sleepers: [] });
  });
});

describe('wrong usage', () => {
  it.each([
    [['frob'], 'dream --help lists the commands'],
    [['ssu', 'frob'], 'dream ssu --help lists its commands'],
    [['ssu', 'pair'], 'dream ssu pair --help lists its options'],
    [['new', 'x'], 'dream new --help lists its options'],
    [['preview', 'x.dream', '--seed', 'x'], 'dream preview --help lists its options'],
  ])('of %j leads to the help of that', (args, hint) => expect(dream(...args)).toMatchObject({ code: 2, err: expect.stringContaining(`\n(${hint})`) }));

  it.each([[['bogus']], [['sleep', '--age', '400', '--sex', 'f', '--csv', 'x.csv']], [['build', 'bad.dream']], [['sleepers', 'show', 'nobody']]])(
    '%j exits 2 and says why',
    (args) => {
      const { code, out, err } = dream(...args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).not.toBe('');
    },
  );
});

describe('dream cohort and compare', () => {
  const cohort = (...args: string[]) => dream('cohort', 'tide/tide-house.dream', '--sleepers', '24', '--seed', '5', ...args);

  it('give one JSON document, progress beside it, and the same for any threads', () => {
    const one = cohort('--threads', '1', '--json');
    expect([one.code, one.err]).toEqual([0, expect.stringContaining('sleeping')]);
    expect(cohort('--threads', '2', '--json').out).toBe(one.out);
    const { report, id, lost } = one.json();
    expect([id, lost]).toEqual([null, []]);
    expect(report).toMatchObject({ model: 'simulated', seed: 5, nights: 24, complete: true, conditions: ['Tide House 1.0.0', 'natural'] });
    expect(report.programs[0].rows.find((row: { kind: string }) => row.kind === 'scene')).toMatchObject({
      label: 'ritual',
      rate: { nights: 24, share: 1, low: expect.any(Number), high: 1 },
    });
  });

  it('shows tables for people, keeps, lists, shows and deletes', () => {
    const kept = cohort('--keep').out;
    expect(kept).toMatch(/Scenes\n.*95 %.*\n {2}bedtime +100\.0 %/);
    expect(kept).toMatch(/asleep, min +\d+ +\d+ +[+−]?\d/);
    const [, id = ''] = kept.match(/dream cohort show (\d+)/) ?? [];
    expect(dream('cohort', 'list', '--json').json().cohorts).toMatchObject([{ id: Number(id), title: 'Tide House', nights: 24 }]);
    expect(dream('cohort', 'show', id, '--json').json().report).toEqual(cohort('--json').json().report);
    expect(dream('cohort', 'delete', id).code).toBe(0);
    expect(dream('cohort', 'show', id).code).toBe(2);
  });

  it('merges shards to the bytes of the whole, and says what is missing', () => {
    const part = (i: string, out: string) => dream('cohort', 'tide/tide-house.dream', '--sleepers', '6', '--nights', '40', '--shard', i, '--out', out).code;
    expect([part('1/2', 'a.json'), part('2/2', 'b.json'), part('1/1', 'whole.json')]).toEqual([0, 0, 0]);
    expect(dream('cohort', 'merge', 'b.json', 'a.json', '--out', 'ab.json').code).toBe(0);
    expect(readFileSync(join(home, 'ab.json'))).toEqual(readFileSync(join(home, 'whole.json')));
    const half = dream('cohort', 'merge', 'a.json', '--json');
    expect([half.code, half.json().report.missing]).toEqual([2, [[3, 6]]]);
    expect(dream('cohort', 'merge', 'a.json', 'a.json').code).toBe(1);
    writeFileSync(join(home, 'other.json'), '{}');
    expect(dream('cohort', 'merge', 'other.json').code).toBe(1);
  });

  it('compares a program with its bundle and finds no difference', () => {
    const { code, json } = dream('compare', 'tide/tide-house.dream', 'tide.ssu', '--sleepers', '10', '--json');
    expect(code).toBe(0);
    expect(json().report.changes.every(({ difference }: { difference: { mean: number } }) => difference.mean === 0)).toBe(true);
  });

  it('takes people and a plan of the nights, and its worst nights open as it says', () => {
    const options = ['--sleepers', '6', '--nights', '3', '--min-age', '40', '--max-age', '50', '--sex', 'm', '--bedtime', '01:00', '--seed', '5'];
    const shown = dream('cohort', 'tide/tide-house.dream', ...options);
    expect(shown.out).toContain('18 nights: 6 male sleepers drawn from ages 40 to 50, 3 nights each, seed 5, --bedtime 01:00');
    const [, again = ''] = shown.out.match(/distress, peak +\S+ +an? (?:\w+ )?male of \d+ +(--of .*)/) ?? [];
    expect(again).toMatch(/^--of 5\/\d+\/[0-2] --min-age 40 --max-age 50 --sex m --bedtime 01:00$/);
    const { night } = dream('preview', 'tide/tide-house.dream', ...again.split(' '), '--json').json();
    expect([night.startMinutes, night.notes.some((note: string) => note.includes('played first'))]).toEqual([
      60,
      !again.startsWith('--of 5/0/0') && !/\/0 /.test(again),
    ]);
  });

  it('leaves out by name whom the program is not for, and refuses what contradicts itself', () => {
    const named = dream('cohort', 'tide/tide-house.dream', '--names', 'mara, arthur', '--json');
    expect(named.json().report).toMatchObject({ sleepers: 1, leftOut: [{ name: 'arthur' }] });
    expect(dream('cohort', 'tide/tide-house.dream', '--names', 'mara', '--sex', 'f').code).toBe(2);
    expect(dream('cohort', 'tide/tide-house.dream', '--sleepers', '2', '--min-age', '50', '--max-age', '40').code).toBe(2);
  });

  it('asks who sleeps, and wants shards that there are', () => {
    expect(dream('cohort', 'tide/tide-house.dream')).toMatchObject({ code: 2, err: expect.stringContaining('Say who sleeps') });
    expect(cohort('--sleeper', 'mara')).toMatchObject({ code: 2, err: expect.stringContaining('either drawn') });
    expect(cohort('--shard', '3/2').code).toBe(2);
    expect(dream('preview', 'tide/tide-house.dream', '--drawn', '5/3', '--json').json().night.subject.name).toBeTruthy();
    expect(dream('preview', 'tide/tide-house.dream', '--drawn', 'x').code).toBe(2);
  });
});

describe('dream prove', () => {
  it('says what is proven, with the line it stands on', () => {
    const { code, json } = dream('prove', 'tide/tide-house.dream', '--nights', '0', '--json');
    expect(code).toBe(0);
    expect(json().promises).toContainEqual(
      expect.objectContaining({ name: 'dark', verdict: 'proven', method: 'tables', place: expect.objectContaining({ file: 'tide-house.dream' }) }),
    );
  });

  it('exits 1 where a night breaks a promise, and tells how to open that night', () => {
    writeFileSync(
      join(home, 'loud.dream'),
      'dream "Loud" {\n  for ages 18+\n  needs sound\n  scene a { say "hello" at 30dB every 5m  after 1h -> a }\n  promise silent: never sound > 20dB while asleep\n}\n',
    );
    const { code, out } = dream('prove', 'loud.dream', '--nights', '5');
    expect([code, out]).toEqual([1, expect.stringMatching(/refuted.*silent[\s\S]*dream preview loud\.dream --of 1\/\d+\/0 --min-age 18 --max-age 85/)]);
    const [, night = ''] = out.match(/--of (\S+)/) ?? [];
    expect(dream('preview', 'loud.dream', '--of', night, '--min-age', '18', '--max-age', '85', '--json').code).toBe(0);
  });
});
