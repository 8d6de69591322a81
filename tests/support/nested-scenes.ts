/** A dream of as many scenes as one likes, as programs are written: scenes in scenes and in layers, with cues and arrows of all kinds. */

/** Ten in each house: itself, two layers, and what is in these. */
const IN_A_HOUSE = 10;

export const housesOf = (count: number): number => Math.max(1, Math.round(count / IN_A_HOUSE));

export function nestedScenes(count: number): string {
  const houses = housesOf(count);
  const body = Array.from({ length: houses }, (_, i) => house(i, houses)).join('');
  return `dream "Street" {\n  needs sound, light, touch\n${body}  release { fade all over 60s }\n}\n`;
}

function house(i: number, houses: number): string {
  const to = (by: number): string => `house_${(i + by) % houses}`;
  return `  scene house_${i} {
    tone wonder 0.7, calm 0.5
    say "the tide" at 30dB every 90s
    when distress > 0.6 for 20s -> release
    after 8m choose {
      3 -> ${to(1)} when heart < 70bpm
      1 -> ${to(7)}
    }
    layer sea_${i} {
      scene calm_${i} { touch at 10% for 2s every 3m  after 4m -> swell_${i} }
      scene swell_${i} { touch at 15% for 2s every 2m  light blue at 0.2lx  after 3m -> storm_${i} }
      scene storm_${i} { tone wonder 0.9  say "the waves" at 34dB every 2m  when stage is N3 -> calm_${i}  after 2m -> swell_${i} }
    }
    layer sky_${i} {
      scene dusk_${i} { light red at 0.5lx  after 4m -> night_${i} }
      scene night_${i} { after 9m -> stars_${i} }
      scene stars_${i} { light blue at 0.1lx  say "the stars" at 30dB every 2m  on signal LRLR -> dawn_${i} }
      scene dawn_${i} { light amber at 0.4lx  after 5m -> dusk_${i} }
    }
  }
`;
}
