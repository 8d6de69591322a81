/** Programs with one mistake each: its code, and its place in ⟦⟧. A finding at a gap is marked by empty brackets. */

import type { AssetFact } from '../../../dream-dsl/index.ts';

export interface Mistake {
  readonly code: string;
  readonly text: string;
  /** More texts of the project. */
  readonly others?: Readonly<Record<string, string>>;
  readonly assets?: Readonly<Record<string, AssetFact>>;
}

const HEAD = '  needs sound, light, scent\n  asset surf = sound "s.wav"\n  asset cedar = scent "cedar"\n  var n: 0..1 = 0.5\n';
const TAIL = '\n  scene z { play surf at 30dB loop  scent cedar at 10% for 5s  when n > 0.4 -> a  after 9m -> release }\n  release { fade all over 30s }\n}';
/** In a dream that has a variable `n`, assets `surf` and `cedar`, and a scene `z` that uses them. */
const inDream = (body: string): string => `dream "T" {\n${HEAD}${body}${TAIL}`;
/** In its first scene, `a`. */
const inScene = (body: string): string => inDream(`  scene a {\n${body}\n    after 9m -> z\n  }`);
const withScene = (body: string): string => inDream(`${body}\n  scene a { after 9m -> z }`);

const SEA = 'asset foam = sound "foam.wav"\nmotif waves(pace: duration = 5s in 1s..9s, next: scene) {\n  play foam at 30dB\n  after pace -> next\n}';
const LAKE = 'motif waves(next: scene) { after 5m -> next }';
const WAVES =
  'motif waves(pace: duration in 1s..9m, next: scene, voice: sound = foam) {\n  scene swell { play voice at 30dB  after pace -> ebb }\n  scene ebb { after pace -> swell }\n  when awake -> next\n}\nasset foam = sound "foam.wav"\n';
const dream = (body: string): string => `dream "T" { needs sound\n${body}\nrelease { fade all over 30s } }`;
const LOUD = 'motif wave(loud: level, next: scene) { say "hush" at loud + 4dB  after 1m -> next }\n';
const limited = (body: string): string => `dream "T" { needs sound\nlimit sound <= 42dB\n${body}\nrelease { fade all over 30s } }`;
const use = (args: string, more = ''): string => `${WAVES}${dream(`scene a is ⟦waves⟧${args}\n${more}`)}`;
const args = (list: string, more = ''): string => use(`(${list})`, more).replace('⟦waves⟧', 'waves');
const inMotif = (body: string): string =>
  `motif m(next: scene, p: 0..1 = 0.5) {\n  when awake and p > 0.2 -> next\n${body}\n}\n${inDream('  scene a is m(z) { after 9m -> z }')}`;

export const MISTAKES: readonly Mistake[] = [
  // Where things stand.
  ['DRM018', inScene('    ⟦param⟧ p: level = 30dB')],
  ['DRM018', inScene('    ⟦fade⟧ all over 5s')],
  ['DRM018', withScene('  ⟦play⟧ surf at 30dB')],
  ['DRM018', inScene('    while awake { ⟦mark⟧ "x" }')],
  ['DRM018', inScene('    enter { ⟦->⟧ z }')],
  ['DRM018', inScene('    exit { ⟦choose⟧ { 1 -> z } }')],
  ['DRM018', withScene('  morning { ⟦after⟧ 5m -> a }')],
  ['DRM018', withScene('  anchor every 9m { ⟦->⟧ a }')],
  ['DRM018', inMotif('  ⟦param⟧ q: number = 1')],
  ['DRM018', inMotif('  ⟦anchor⟧ every 9m { }')],
  ['DRM018', inScene('    ⟦var⟧ q = 1')],
  ['DRM018', withScene('  anywhere { ⟦play⟧ surf at 30dB }')],
  ['DRM018', withScene('  anywhere { ⟦enter⟧ { mark "x" } }')],
  ['DRM018', withScene('  anywhere { ⟦together⟧ "x" within 5m -> a }')],
  ['DRM018', withScene('  anywhere { on wake { ⟦play⟧ surf at 30dB } }')],
  ['DRM018', withScene('  anywhere { ⟦->⟧ a }')],
  ['DRM018', inScene('    ⟦anywhere⟧ { on wake -> z }')],
  ['DRM019', inScene('    on wake { ⟦-> z⟧  mark "late" }')],
  ['DRM020', '⟦⟧// nothing here'],
  ['DRM020', '⟦⟧'],
  ['DRM038', `${inScene('')}\n⟦dream⟧ "U" { }`],
  ['DRM065', inDream('  scene a { layer l { }  scene ⟦m⟧ { }  after 9m -> z }')],
  ['DRM065', `${WAVES}${dream('scene a is waves(5s, release) { layer ⟦l⟧ { } }')}`],
  ['DRM066', '⟦dream⟧ "T" { release { fade all over 5s } }'],

  // Names.
  ['DRM021', inScene('    layer x { }\n    layer ⟦x⟧ { }')],
  ['DRM021', withScene('  scene b { after 1m -> a }\n  scene ⟦b⟧ { after 1m -> a }')],
  ['DRM021', withScene('  anywhere { on wake -> a }\n  ⟦anywhere⟧ { on sleep -> a }')],
  ['DRM021', withScene('  var ⟦n⟧ = 1')],
  ['DRM021', withScene('  asset ⟦surf⟧ = sound "t.wav"')],
  ['DRM021', withScene('  var ⟦heart⟧ = 1')],
  ['DRM021', withScene('  release { }\n').replace(/release \{ fade/, '⟦release⟧ { fade')],
  ['DRM021', `${LAKE}\n${LAKE.replace('waves', '⟦waves⟧')}\n${dream('scene a is waves(release)')}`],
  ['DRM021', `asset surf = sound "s.wav"\n${inScene('').replace('asset surf', 'asset ⟦surf⟧')}`],
  ['DRM021', inDream('  scene a { after 9m -> z }').replace('scent\n', 'scent, ⟦sound⟧\n')],
  [
    'DRM021',
    `import "sea.dream" as s\nimport "lake.dream" as ⟦s⟧\n${dream('scene a is s.waves(next = release)')}`,
    { 'sea.dream': SEA, 'lake.dream': 'motif calm(next: scene) { after 5m -> next }' },
  ],
  ['DRM022', inScene('    after 1m -> ⟦nowhere⟧')],
  ['DRM022', inScene('    on wake -> ⟦relase⟧')],
  ['DRM022', inScene('    on wake -> z.⟦b⟧')],
  ['DRM022', inScene('    when in ⟦y⟧ -> z')],
  ['DRM022', withScene('  promise p: reaches ⟦zz⟧')],
  ['DRM022', inDream('  scene a { layer l { scene m { after 1m -> o }  scene o { } }  after 9m -> z  on wake -> a.⟦o⟧ }')],
  ['DRM022', `${WAVES}${dream('scene a is waves(5s, release)\nscene b { after 1m -> ⟦swell⟧ }').replace('release)', 'b)')}`],
  ['DRM022', args('5s, ⟦shore⟧')],
  ['DRM023', inScene('    play ⟦wind⟧ at 30dB')],
  ['DRM023', inScene('    play ⟦srf⟧ at 30dB')],
  ['DRM023', inScene('    scent ⟦ceder⟧ at 10%')],
  ['DRM023', inDream('  scene a { touch ⟦pulse⟧ at 10%  after 9m -> z }').replace('scent\n', 'scent, touch\n')],
  ['DRM023', args('5s, release, voice = ⟦wind⟧')],
  ['DRM024', inScene('    when ⟦hart⟧ < 60bpm -> z')],
  ['DRM024', inScene('    say "hello {⟦frend⟧}" at 30dB')],
  ['DRM024', inScene('    when ⟦sound⟧ > 30dB -> z')],
  ['DRM024', inScene('    when ⟦z⟧ -> z')],
  ['DRM024', inMotif('  when ⟦next⟧ -> next')],
  ['DRM025', inScene('    on wake { set ⟦m⟧ = 1 }')],
  ['DRM026', `motif m(p: 0..1, next: scene) { on wake { set ⟦p⟧ = 1 }  when p > 0.5 -> next }\n${dream('scene a is m(0.5, release)')}`],
  ['DRM026', inScene('    on wake { set ⟦p⟧ = 2 }').replace('  var n', '  param p: number = 1\n  var n').replace('n > 0.4', 'n > p')],
  ['DRM027', inScene('    on stage ⟦N5⟧ -> z')],
  ['DRM028', withScene('  limit ⟦sond⟧ <= 40dB')],
  ['DRM039', withScene('  themes ⟦watr⟧')],
  ['DRM039', inScene('    themes fire, ⟦sea⟧')],
  ['DRM021', withScene('  themes water, ⟦water⟧')],
  ['DRM028', withScene('  asset x = ⟦smell⟧ "x"')],
  ['DRM028', inScene('').replace('light, scent\n', '⟦lite⟧, light, scent\n')],
  ['DRM029', inScene('    after 5⟦min⟧ -> z')],
  ['DRM030', inScene('    on ⟦knock⟧ -> z')],
  ['DRM030', inScene('    on ⟦knok⟧ -> z\n    on wake { raise knock }')],
  ['DRM030', inScene('    on ⟦weke⟧ -> z')],
  ['DRM031', inScene('    on signal ⟦RLRL⟧ -> z')],
  ['DRM032', inScene('    when ⟦least⟧(n, 1) > 0.5 -> z')],
  ['DRM033', inScene('    when ⟦min(n)⟧ > 0.5 -> z')],
  ['DRM034', withScene('  param p: ⟦loudness⟧ = 30dB')],
  ['DRM034', `motif m(next: ⟦scen⟧) { after 1m -> release }\n${dream('scene a is m(release)')}`],
  [
    'DRM035',
    inDream(
      '  scene a { scene x { after 1m -> y }  scene y { }  after 9m -> b }\n  scene b { scene x { after 1m -> y }  scene y { }  after 9m -> z }\n  scene c { on wake -> ⟦x⟧ }',
    ),
  ],
  ['DRM036', inScene('    light ⟦ambre⟧ at 1lx for 5s')],
  ['DRM037', withScene('  promise p: chance of (awake) <= 5% per night across ⟦adult⟧')],

  // Values.
  ['DRM015', `motif m(x⟦⟧, next: scene) { after x -> next }\n${dream('scene a is m(5s, release)')}`],
  ['DRM024', inScene('    when stage is ⟦rem⟧ -> z')],
  ['DRM040', inScene('    when stage is N2 or ⟦N3⟧ -> z')],
  ['DRM040', inScene('    when heart is not 60bpm and ⟦70bpm⟧ -> z')],
  ['DRM040', inScene('    when ⟦50bpm < heart⟧ < 60bpm -> z')],
  ['DRM041', inScene('    when ⟦distress > 60%⟧ -> z')],
  ['DRM040', inScene('    when ⟦stage⟧ > N2 -> z')],
  ['DRM040', inScene('    when ⟦heart⟧ -> z')],
  ['DRM040', inScene('    when heart > 60bpm and ⟦n⟧ -> z')],
  ['DRM040', inScene('    when stage is REM and ⟦stage⟧ > 2 -> z')],
  ['DRM040', inScene('    after ⟦heart⟧ -> z')],
  ['DRM040', inScene('    when ⟦"a"⟧ is "a" -> z')],
  ['DRM040', inScene('    on wake when ⟦n⟧ -> z')],
  ['DRM040', inScene('    every 1m choose { 1 -> z when ⟦heart⟧ }')],
  ['DRM040', args('⟦30dB⟧, release')],
  ['DRM041', inScene('    when ⟦heart > 5lx⟧ -> z')],
  ['DRM041', inScene('    when ⟦stage is awake⟧ -> z')],
  ['DRM041', inScene('    play surf at ⟦30dB * 2dB⟧')],
  ['DRM042', inScene('    after ⟦5⟧ -> z')],
  ['DRM042', inScene('    when heart > ⟦60⟧ -> z')],
  ['DRM042', inScene('    say "x" at 30dB locked to breath ⟦90⟧')],
  ['DRM042', inScene('    light amber through 0lx at 0s, ⟦1⟧ at 5m')],
  ['DRM043', inScene('    play surf at ⟦90dB⟧')],
  ['DRM043', inScene('    on wake { set n = ⟦2⟧ }')],
  ['DRM043', inScene('    say "x" at 30dB locked to breath ⟦400deg⟧')],
  ['DRM043', args('⟦20m⟧, release')],
  ['DRM044', inScene('    on wake { set n = ⟦n + 0.1⟧ }')],
  ['DRM044', inScene('    when n < 0.95 { set n = ⟦n + 0.1⟧ }')],
  ['DRM045', withScene('  for ages ⟦80..14⟧')],
  ['DRM043', withScene('  ⟦version 2.3.1-beta.1⟧')],
  ['DRM043', withScene('  ⟦version 1.1000.0⟧')],
  ['DRM021', withScene('  version 1.0.0\n  ⟦version⟧ 1.0.1')],
  ['DRM021', withScene('  for ages 14+\n  ⟦for⟧ ages 18+')],
  ['DRM045', withScene('  param p: number = 1 in ⟦5..1⟧')],
  ['DRM045', withScene('  param p: number = 1 in ⟦0..n⟧')],
  ['DRM047', withScene('  var m: 0..1 = ⟦n⟧')],
  ['DRM047', withScene('  param ⟦p⟧: number')],
  ['DRM056', inScene('    after ⟦0m⟧ -> z')],
  ['DRM056', inScene('    play surf at 30dB fade in ⟦0s⟧')],
  ['DRM057', inScene('    after 1m choose { ⟦0⟧ -> z  1 -> a }')],
  ['DRM129', inScene('    say "heart {⟦heart⟧}" at 30dB')],
  ['DRM129', inScene('    on wake { mark "{⟦stage⟧}" }')],
  ['DRM137', inScene('    when ⟦n >= 0⟧ -> z')],
  ['DRM137', inScene('    on wake when ⟦in a⟧ -> z')],
  ['DRM137', inScene('    when n > 0.5 { choose { 1 -> z when ⟦n > 0.2⟧ } }')],
  ['DRM137', inScene('    when n > 0.5 and ⟦n > 0.2⟧ -> z')],
  ['DRM138', inScene('    when ⟦distress > 5⟧ -> z')],
  ['DRM138', inScene('    when n < 0.2 and ⟦n > 0.8⟧ -> z')],
  ['DRM138', inScene('    on stage N3 when ⟦stage is REM⟧ -> z')],
  ['DRM138', inScene('    when ⟦in z⟧ -> z')],
  ['DRM138', inMotif('  when ⟦p > 1⟧ -> next')],

  // Cues.
  ['DRM050', withScene('  limit sound <= 25dB\n').replace('play surf at 30dB loop', 'play surf at ⟦30dB⟧ loop')],
  ['DRM050', `${withScene('  limit light <= 1lx\n  scene b { light amber through 0lx at 0s, ⟦5lx⟧ at 1m  after 5m -> a }')}`],
  ['DRM051', inScene('    ⟦motion⟧ at 10%')],
  ['DRM051', `motif m(next: scene) { warmth at 0.5C  after 1m -> next }\n${inDream('  scene a is ⟦m⟧(z)')}`],
  ['DRM052', inScene('    play ⟦cedar⟧ at 30dB')],
  ['DRM052', `motif m(voice: scent, next: scene) { play ⟦voice⟧ at 30dB  after 1m -> next }\n${inDream('  scene a is m(cedar, z)')}`],
  ['DRM054', inScene('    play surf at 30dB every ⟦500ms⟧')],
  ['DRM055', inScene('    play surf at 30dB ⟦at 31dB⟧')],
  ['DRM130', inScene('    on wake { ⟦play⟧ surf at 30dB  -> z }')],
  ['DRM130', inScene('    on wake { ⟦play⟧ surf at 30dB  choose { 1 -> z  1 -> a } }')],
  ['DRM130', inScene('    exit { ⟦play⟧ surf at 30dB }')],
  ['DRM131', inScene('    light amber through 0lx at 5m, 1lx at ⟦1m⟧')],
  ['DRM132', inScene('    light amber at 1lx ⟦through 0lx at 0s, 1lx at 5m⟧')],
  ['DRM132', inScene('    light amber through 0lx at 0s ⟦ramp to 1lx over 5m⟧')],
  ['DRM132', inScene('    play surf at 30dB loop ⟦locked to breath⟧')],
  ['DRM134', inScene('    scent cedar at 10% for 5s ⟦locked to breath⟧')],
  ['DRM134', inScene('    ask "really?" at 30dB ⟦locked to slow wave 0deg⟧')],
  ['DRM135', inScene('    light amber at 1lx ⟦fade 10s⟧ for 15s')],

  // Scenes.
  ['DRM059', inScene('    after 1m ⟦choose { }⟧')],
  ['DRM060', inDream('  scene a { after 9m -> z }\n  scene c { after 1m -> d }\n  scene ⟦b⟧ { after 1m -> c }\n  scene d { after 1m -> a }')],
  ['DRM060', inDream('  scene a { after 9m -> z }\n  scene ⟦b⟧ { after 1m -> c }\n  scene c { after 1m -> b }')],
  ['DRM060', withScene('  scene a0 { after 1m -> a }\n  scene ⟦lost⟧ { after 1m -> a }')],
  ['DRM061', inDream('  scene a { on wake -> b  after 9m -> z }\n  scene ⟦b⟧ { }')],
  ['DRM062', withScene('  asset ⟦wind⟧ = sound "w.wav"')],
  ['DRM062', `asset ⟦wind⟧ = sound "w.wav"\n${inScene('')}`],
  ['DRM063', withScene('  param ⟦p⟧: number = 1')],
  ['DRM063', `motif m(next: scene, ⟦p⟧: 0..1 = 0.5) { after 1m -> next }\n${dream('scene a is m(release)')}`],
  ['DRM064', withScene('  var ⟦m⟧ = 1')],
  ['DRM064', inMotif('  var ⟦m⟧: 0..9 = 1\n  on wake { set m = 2 }')],
  ['DRM122', inScene('    on wake -> inside ⟦z⟧')],
  ['DRM122', inDream('  scene a { layer l { scene m { } }  on wake -> inside ⟦m⟧  after 9m -> z }')],
  ['DRM122', inMotif('  on wake -> inside ⟦next⟧')],
  ['DRM123', inScene('    on wake -> last ⟦release⟧')],
  ['DRM125', inDream('  scene a { after 1m -> b }\n  scene b {\n    ⟦play⟧ surf at 30dB\n    -> z\n  }')],
  [
    'DRM126',
    inDream('  scene a { on wake -> b  after 9m -> z }\n  scene b { -> c }\n  scene c { ⟦-> b⟧ }').replace('⟦-> b⟧', '-> b').replace('{ -> c }', '{ ⟦-> c⟧ }'),
  ],
  ['DRM127', inScene('    every 1m choose { ⟦else⟧ -> a  1 -> z when awake }')],
  ['DRM127', inScene('    every 1m choose { 1 -> z when awake  else -> a  ⟦else⟧ -> z }')],
  ['DRM127', inScene('    every 1m choose { 1 -> z when awake  else -> a when ⟦asleep⟧ }')],
  ['DRM136', `⟦dream⟧ "T" { scene a { after 1m -> release } }`],
  ['DRM136', `dream "T" { scene a { after 1m -> release } ⟦release⟧ { } }`],
  ['DRM133', `${LOUD}${limited('scene ⟦a⟧ is wave(40dB, release)')}`],
  ['DRM133', `${LOUD}${limited('scene b { after 5m -> release  scene ⟦a⟧ is wave(39dB, release) }')}`],
  ['DRM133', `motif two(next: scene) { scene x is wave(41dB, y)  scene y { after 1m -> next } }\n${LOUD}${limited('scene ⟦a⟧ is two(release)')}`],
  ['DRM133', `${LOUD}${limited('param l: level = 30dB in 30dB..39dB\nscene ⟦a⟧ is wave(l, release)')}`],
  ['DRM133', `${LOUD.replace('at loud + 4dB', 'at loud ramp to 43dB over 9s')}${limited('scene ⟦a⟧ is wave(20dB, release)')}`],
  ['DRM139', `${tower(5)}${dream('scene a is ⟦m4⟧ { after 1m -> release }')}`],

  // Files.
  ['DRM070', inScene('').replace('"s.wav"', '⟦"s.wav"⟧'), {}, { 's.wav': { state: 'missing' } }],
  ['DRM071', inScene('').replace('"s.wav"', '⟦"s.wav"⟧'), {}, { 's.wav': { state: 'too-large', bytes: 9e8, limitBytes: 1e8 } }],
  ['DRM072', inScene('').replace('"s.wav"', '⟦"s.wav"⟧'), {}, { 's.wav': { state: 'not-audio', found: 'a picture' } }],
  ['DRM073', inScene('').replace('"s.wav"', '⟦"s.wav"⟧'), {}, { 's.wav': { state: 'unreadable', reason: 'no permission' } }],

  // Modules.
  ['DRM100', `import ⟦"sae.dream"⟧\n${dream('scene a is waves(next = release)')}`, { 'sea.dream': SEA }],
  ['DRM101', `import ⟦"../sea.dream"⟧\n${dream('scene a is waves(next = release)')}`],
  ['DRM101', `asset x = sound ⟦"/etc/x.wav"⟧\n${dream('scene a { play x at 30dB loop  after 1m -> release }')}`],
  ['DRM102', `import ⟦"sea.dream"⟧\n${dream('scene a is waves(next = release)')}`, { 'sea.dream': `import "main.dream"\n${SEA}` }],
  ['DRM102', `import ⟦"main.dream"⟧\n${dream('scene a { after 1m -> release }')}`],
  ['DRM103', `import "sea.dream"\nimport ⟦"lake.dream"⟧\n${dream('scene a is waves(next = release)')}`, { 'sea.dream': SEA, 'lake.dream': LAKE }],
  ['DRM104', `import "sea.dream"\n${LAKE.replace('waves', '⟦waves⟧')}\n${dream('scene a is waves(next = release)')}`, { 'sea.dream': SEA }],
  ['DRM104', `import "sea.dream"\n${dream('asset ⟦foam⟧ = sound "x.wav"\nscene a is waves(next = release) { play foam at 30dB }')}`, { 'sea.dream': SEA }],
  ['DRM105', `⟦import "sea.dream"⟧\n${dream('scene a { after 1m -> release }')}`, { 'sea.dream': SEA }],
  ['DRM106', `import ⟦"sea.dream"⟧\n${dream('scene a is waves(next = release)')}`, { 'sea.dream': SEA.replace('30dB', '30lx') }],
  ['DRM106', `import ⟦"sea.dream"⟧\n${dream('scene a is waves(next = release)')}`, { 'sea.dream': `import "gone.dream"\n${SEA}` }],
  ['DRM107', `import "sea.dream"\n⟦import "sea.dream"⟧\n${dream('scene a is waves(next = release)')}`, { 'sea.dream': SEA }],
  ['DRM108', `import ⟦"sea.dream"⟧\n${dream('scene a { after 1m -> release }')}`, { 'sea.dream': dream('scene a { after 1m -> release }') }],

  // Motifs.
  ['DRM110', `${WAVES}${dream('scene a is ⟦wavse⟧(5s, release)\nscene b is waves(5s, a)').replace('release)', 'b)')}`],
  ['DRM110', dream('scene a is ⟦waves⟧(next = release)'), { 'sea.dream': SEA }],
  ['DRM111', `motif m(next: scene) { scene b is ⟦m⟧(next)  when awake -> next }\n${dream('scene a is m(release)')}`],
  [
    'DRM111',
    `motif m(next: scene) { scene b is l(next)  when awake -> next }\nmotif l(next: scene) { layer c is ⟦m⟧(next)  when awake -> next }\n${dream('scene a is m(release)')}`,
  ],
  ['DRM112', use('')],
  ['DRM112', use('(5s)')],
  ['DRM113', args('5s, release, foam, ⟦9⟧, 8')],
  ['DRM113', args('5s, release, foam, ⟦9⟧')],
  ['DRM114', args('5s, release, ⟦voce⟧ = foam')],
  ['DRM115', args('5s, release, ⟦pace = 6s⟧')],
  ['DRM116', args('next = release, pace = 5s, ⟦foam⟧')],
  ['DRM117', args('5s, ⟦5s⟧')],
  ['DRM117', args('5s, ⟦foam⟧')],
  ['DRM117', args('5s, release, ⟦amber⟧')],
  ['DRM117', `${WAVES}${dream('asset cedar = scent "cedar"\nscene a is waves(5s, release, ⟦cedar⟧)')}`],
  ['DRM117', `motif m(next: scene = ⟦5s⟧) { after 1m -> next }\n${dream('scene a is m(release)')}`],
  ['DRM118', withScene('  param p: ⟦scene⟧ = a')],
  ['DRM119', `${LAKE.replace('waves', '⟦waves⟧')}\n${dream('scene a { after 1m -> release }')}`],
  [
    'DRM121',
    `motif m(p: duration = q, q: duration = p) { after p -> n  scene n { after q -> m } }\n${dream('scene a is m { after 1m -> release }').replace('a is m', 'a ⟦is m⟧')}`,
  ],
  ['DRM120', inMotif('  when ⟦n⟧ > 0.5 -> next')],
  ['DRM120', inMotif('  on wake { set ⟦n⟧ = 1 }')],
  ['DRM120', inMotif('  play ⟦surf⟧ at 30dB')],
  ['DRM120', inMotif('  on sleep -> ⟦z⟧')],
].map(([code, text, others = {}, assets = {}]) => ({ code, text, others, assets }) as Mistake);

/** Motifs in motifs, each twelve times as large as the one before. */
function tower(height: number): string {
  let text = '';
  for (let level = 0; level < height; level++) {
    const made = level === 0 ? '' : ` is m${level - 1}`;
    const scenes = Array.from({ length: 12 }, (_, i) => `scene s${i}${made} { after 1m -> s${(i + 1) % 12} }`);
    text += `motif m${level} { ${scenes.join(' ')} }\n`;
  }
  return text;
}
