/** A dream of as many scenes as one likes, one line each, for what is drawn of it. */

/** A chain, each with a cue. */
export function manyScenes(count: number): string {
  const scene = (i: number): string => {
    const next = i + 1 < count ? `scene_${i + 1}` : 'release';
    return `  scene scene_${i} { light red at 0.5lx  after 4m -> ${next} }`;
  };
  return `dream "Many" {\n  needs light\n${Array.from({ length: count }, (_, i) => scene(i)).join('\n')}\n  release { fade all over 60s }\n}\n`;
}
