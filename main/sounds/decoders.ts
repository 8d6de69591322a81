/** Compressed sounds as samples, a frame or page at a time, by the codecs' own decoders in WebAssembly, each with a memory that can not grow. */

import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import CodecParser, { type CodecFrame, type FramedMimeType, type MPEGHeader, type OggMimeType, type OggPage, type OpusHeader } from 'codec-parser';
import { MPEGDecoder } from 'mpg123-decoder';
import { OpusDecoder } from 'opus-decoder';
import type { CompressedFormat } from '../../app/audio/index.ts';

export interface Samples {
  readonly rate: number;
  /** One array for each channel, one or two. */
  readonly channels: readonly Float32Array[];
}

/** Why a file can not be played, as a clause. Whatever else a decoder throws means that the file is damaged. */
export class Unplayable extends Error {}

type Pieces = AsyncIterable<Uint8Array>;

/** Fails with whatever a decoder throws. */
export async function* decoded(format: CompressedFormat, pieces: Pieces): AsyncGenerator<Samples> {
  if (format === 'MP3') yield* mp3(pieces);
  else if (format === 'FLAC') yield* flac(pieces);
  else yield* ogg(pieces);
}

interface Decoded {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
  readonly errors: readonly unknown[];
}

function samplesOf({ channelData, sampleRate, errors }: Decoded, channels: number): Samples {
  if (errors.length > 0) throw new Error('the decoder told of an error');
  return { rate: sampleRate, channels: channelData.slice(0, channels) };
}

/** More of them would ask for memory before anything was heard. */
function mustBeFew(channels: number | undefined): 1 | 2 {
  if (channels !== 1 && channels !== 2) throw new Unplayable(`it has ${channels ?? 'no'} channels, and compressed sounds may have one or two`);
  return channels;
}

/** Frames or pages, as soon as they are whole. */
async function* units<T extends CodecFrame | OggPage>(kind: FramedMimeType | OggMimeType, pieces: Pieces): AsyncGenerator<T> {
  const parser = new CodecParser<T>(kind, { enableFrameCRC32: false });
  // They are generators; the package's types call them iterators.
  for await (const piece of pieces) yield* parser.parseChunk(piece) as Generator<T>;
  yield* parser.flush() as Generator<T>;
}

/** The delay and padding that a LAME tag tells of are left out. */
async function* mp3(pieces: Pieces): AsyncGenerator<Samples> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  for await (const { data, header } of units<CodecFrame>('audio/mpeg', pieces)) {
    if ((header as MPEGHeader).layer !== 'Layer III') throw new Unplayable('it is MPEG audio of another layer than III');
    yield samplesOf(decoder.decodeFrame(data), mustBeFew(header.channels));
  }
}

async function* flac(pieces: Pieces): AsyncGenerator<Samples> {
  const decoder = new FLACDecoder();
  await decoder.ready;
  for await (const frame of units<CodecFrame>('audio/flac', pieces)) yield await flacFrame(decoder, frame);
}

async function flacFrame(decoder: FLACDecoder, { data, header }: CodecFrame): Promise<Samples> {
  return samplesOf(await decoder.decodeFrames([data]), mustBeFew(header.channels));
}

/** What goes beyond the last page's own count is left out. */
async function* ogg(pieces: Pieces): AsyncGenerator<Samples> {
  let stream: OggStream | null = null;
  let frames = 0;
  for await (const page of units<OggPage>('application/ogg', pieces)) {
    stream ??= await openStream(page);
    if (page.streamSerialNumber !== stream.serial) throw new Unplayable('it holds several streams');
    for await (const { rate, channels } of stream.decode(page)) {
      const length = channels[0]?.length ?? 0;
      const over = page.isLastPage ? frames + length - (Number(page.absoluteGranulePosition) - stream.skipped) : 0;
      const kept = over > 0 ? Math.max(0, length - over) : length;
      frames += kept;
      yield { rate, channels: channels.map((channel) => channel.subarray(0, kept)) };
    }
  }
}

interface OggStream {
  readonly serial: number;
  /** Frames of the count that are not heard. */
  readonly skipped: number;
  decode(page: OggPage): AsyncGenerator<Samples>;
}

/** By what stands at the beginning of its first page. */
async function openStream({ data, streamSerialNumber: serial }: OggPage): Promise<OggStream> {
  const head = String.fromCharCode(...data.subarray(0, 8));
  if (head.startsWith('\x01vorbis')) return vorbisStream(serial, mustBeFew(data[11]));
  if (head === 'OpusHead') return opusStream(serial, mustBeFew(data[9]), (data[10] ?? 0) + 256 * (data[11] ?? 0));
  if (head.startsWith('\x7fFLAC')) return flacStream(serial);
  throw new Unplayable('it is Ogg with another codec than Vorbis, Opus or FLAC');
}

async function vorbisStream(serial: number, channels: 1 | 2): Promise<OggStream> {
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  return {
    serial,
    skipped: 0,
    async *decode(page) {
      const heard = await decoder.decodeOggPages([page]);
      if (heard.samplesDecoded > 0) yield samplesOf(heard, channels);
    },
  };
}

function opusStream(serial: number, channels: 1 | 2, skipped: number): OggStream {
  let decoder: OpusDecoder | null = null;
  return {
    serial,
    skipped,
    async *decode({ codecFrames }) {
      const header = codecFrames[0]?.header as OpusHeader | undefined;
      if (header === undefined) return;
      const { streamCount, coupledStreamCount, channelMappingTable } = header;
      decoder ??= new OpusDecoder({ channels, streamCount, coupledStreamCount, channelMappingTable, preSkip: skipped });
      await decoder.ready;
      yield samplesOf(decoder.decodeFrames(codecFrames.map(({ data }) => data)), channels);
    },
  };
}

async function flacStream(serial: number): Promise<OggStream> {
  const decoder = new FLACDecoder();
  await decoder.ready;
  return {
    serial,
    skipped: 0,
    async *decode({ codecFrames }) {
      for (const frame of codecFrames) yield await flacFrame(decoder, frame);
    },
  };
}
