/** The header of a WAV file with 16-bit samples: RIFF, and RF64 (EBU Tech 3306) where its bytes can not be counted in 32 bits. */

export const SAMPLE_BYTES = 2;

/** `growing`: of one length for every number of frames, so that it can be written anew as the file grows (a JUNK chunk keeps the place of ds64). */
export function wavHeader(rate: number, channels: number, frames: number, growing = false): Uint8Array {
  const data = frames * channels * SAMPLE_BYTES;
  const long = data + (growing ? 72 : 36) > 0xffff_ffff;
  const wide = long || growing;
  const bytes = new Uint8Array(wide ? 80 : 44);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const text = (words: string) => {
    for (const sign of words) view.setUint8(at++, sign.charCodeAt(0));
  };
  const u16 = (value: number) => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const u32 = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const u64 = (value: number) => {
    view.setBigUint64(at, BigInt(value), true);
    at += 8;
  };
  text(long ? 'RF64' : 'RIFF');
  u32(long ? 0xffff_ffff : data + bytes.length - 8);
  text('WAVE');
  if (wide) {
    text(long ? 'ds64' : 'JUNK');
    u32(28);
    u64(long ? data + 72 : 0);
    u64(long ? data : 0);
    u64(long ? frames : 0);
    u32(0);
  }
  text('fmt ');
  u32(16);
  u16(1);
  u16(channels);
  u32(rate);
  u32(rate * channels * SAMPLE_BYTES);
  u16(channels * SAMPLE_BYTES);
  u16(SAMPLE_BYTES * 8);
  text('data');
  u32(long ? 0xffff_ffff : data);
  return bytes;
}

/** Samples −1…1 as 16 bits, rounded. */
export function pcm16(samples: Float32Array): Uint8Array {
  const bytes = new Uint8Array(samples.length * SAMPLE_BYTES);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < samples.length; i++) view.setInt16(i * SAMPLE_BYTES, Math.round(samples[i]! * 32_767), true);
  return bytes;
}
