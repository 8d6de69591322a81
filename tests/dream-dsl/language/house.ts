/** One project for the tests of the language service, and texts put into it. */

import { type Project, projectOf } from '../../../dream-dsl/index.ts';
import { cursorIn } from '../../support/marked.ts';

export const PATH = 'night/main.dream';

const SEA = `/// The hum of the sea.
asset hum = sound "assets/hum.wav"
asset pine = scent "pine"

/// Leads the breath.
motif breathing(pace: duration = 5s in 3s..8s, voice: sound, next: scene, words: text = "breathe") {
  scene inhale { play voice at 28dB  after pace -> exhale }
  scene exhale { say "{words}" at 28dB  after pace -> inhale }
  on knock -> next
  when distress > 0.6 for 20s -> release
}

motif glow(hue: colour) { light hue at 0.4lx }
`;

const LAKE = 'motif floating(depth: 0..1) { tone calm depth }\nasset drip = sound "drip.wav"\n';

const HEAD = `import "../shared/sea.dream" as sea

dream "T" {
  needs sound, light, scent
  asset surf = sound "s.wav"
  asset cedar = scent "cedar"
  param volume: level = 30dB in 28dB..36dB
  param rest: bpm = 60bpm
  param friend: text = "Lila"
  var wonder: 0..1 = 0.2
  var lucid = false
  var pause: duration = 5m
`;

const TAIL = `
  scene shore {
    layer sky {
      scene dusk { after 4m -> night }
      scene night { }
    }
    layer waves { }
    on knock -> hill
    when distress > 0.6 for 20s -> release
  }
  scene hill {
    enter { raise knock }
    after 5m -> shore
    scene top { after 5m -> slope }
    scene slope { after 5m -> top }
  }
  scene calm is sea.breathing(4s, voice = surf, next = hill) { on wake -> hill }
}
`;

export function project(text: string): Project {
  return projectOf({ [PATH]: text, 'shared/sea.dream': SEA, 'shared/lake.dream': LAKE });
}

/** Items of a dream, with `|` where the cursor is, among scenes, values and assets to speak of. */
export function inDream(marked: string): { readonly project: Project; readonly text: string; readonly offset: number } {
  return whole(`${HEAD}${marked}${TAIL}`);
}

/** A whole text with its cursor. */
export function whole(marked: string): { readonly project: Project; readonly text: string; readonly offset: number } {
  const { text, offset } = cursorIn(marked);
  return { project: project(text), text, offset };
}
