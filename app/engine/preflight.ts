/** The part of the engine that looks ahead: everything that stands against a bundle, or speaks for it, before it is written or sent. */

import {
  boundWords,
  type Cancel,
  CHANNEL_MEASURES,
  CHANNELS,
  type Channel,
  CLAIMS,
  type Failure,
  good,
  type Outcome,
  spell,
  type Verdict,
} from '../base/index.ts';
import type { Handlers, Preflight, PreflightItem, ProgramSource } from '../bridge/index.ts';
import type { Manifest } from '../bundle/index.ts';
import { encodeProgram } from '../program/index.ts';
import { verifyProgram } from '../verifier/index.ts';
import type { DeviceLinks } from './device-links.ts';
import type { EnginePorts } from './ports.ts';
import { type Candidate, judgedBy, type Signer } from './preflight-device.ts';
import { item } from './preflight-item.ts';
import type { FileSource, Report, Sources, Written } from './sources.ts';
import { placeOfFinding } from './written.ts';

type Item = PreflightItem;

/** What is looked at, and what of the texts is to be said. */
interface Prepared {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
  readonly written: Written | null;
}

export function preflightHandlers(ports: EnginePorts, sources: Sources, links: DeviceLinks): Pick<Handlers, 'bundle.preflight'> {
  return {
    'bundle.preflight': async ({ source, devices, key }, { cancel, progress }) => {
      const report = async (phase: string, done: number) => {
        progress({ phase, done });
        await ports.pause();
      };
      const signer = source.kind === 'file' ? await signerFor(key) : good(null);
      if (!signer.ok) return signer;
      const texts = source.kind === 'file' ? await problemsOf(source) : good<Item[]>([]);
      if (!texts.ok) return texts;
      const stopped = texts.value.some(({ level }) => level === 'stop');
      const prepared = stopped ? null : await prepare(source, signer.value, cancel, report);
      if (prepared !== null && !prepared.ok) {
        if (prepared.failure.why === 'cancelled' || source.kind === 'bundle') return prepared;
        return good(told([...texts.value, ofFailure(prepared.failure)], null, signer.value, []));
      }
      if (prepared === null) return good(told(texts.value, null, signer.value, []));
      const { candidate, verdict, written } = prepared.value;
      const items = [...texts.value, ...proofs(verdict, written), ...limitsOf(candidate.manifest), ...peopleOf(candidate.manifest), keyItem(candidate)];
      const own = await Promise.all(devices.map((device) => judgedBy(links, ports.crypto, device, candidate)));
      return good(told(items, candidate, signer.value, own));
    },
  };

  /** The key that would sign: the one that was named, else the default; null: there is none yet. */
  async function signerFor(wanted: string | undefined): Promise<Outcome<Signer | null>> {
    const listed = await ports.keys.list();
    if (!listed.ok) return listed;
    const found = wanted === undefined ? good(listed.value.find((one) => one.default) ?? null) : await ports.keys.find(wanted);
    if (!found.ok) return found;
    if (found.value === null) return good(null);
    const { id, publicKey, after } = found.value;
    const before = after.flatMap((old) => listed.value.find((one) => one.id === old)?.publicKey ?? []);
    return good({ keyId: id, publicKey, lineage: [...before, publicKey] });
  }

  async function problemsOf(source: FileSource): Promise<Outcome<Item[]>> {
    const checked = await sources.check(source);
    if (!checked.ok) return checked;
    return good(
      checked.value.problems
        .filter(({ severity }) => severity !== 'info')
        .map(({ severity, code, message, hint, file, range }) => ({
          ...item(severity === 'error' ? 'stop' : 'care', 'text', `${message} (${code})`, hint),
          place: { file, range },
        })),
    );
  }

  async function prepare(source: ProgramSource, key: Signer | null, cancel: Cancel, report: Report): Promise<Outcome<Prepared>> {
    if (source.kind === 'bundle') {
      const opened = await sources.openBundle(source.path, cancel, (done) => report('checking', done));
      if (!opened.ok) return opened;
      const { manifest, signer, digest, program } = opened.value;
      return good({ candidate: { manifest, digest, signer, signed: true, program: encodeProgram(program) }, verdict: verifyProgram(program), written: null });
    }
    const planned = await sources.plan(source, cancel, report);
    if (!planned.ok) return planned;
    const { bundle, verdict, written } = planned.value;
    const { manifest, digest, programBytes } = bundle;
    return good({ candidate: { manifest, digest, signer: key, signed: false, program: programBytes }, verdict, written });
  }
}

const ORDER: readonly Item['level'][] = ['stop', 'care', 'fine'];

function told(
  items: readonly Item[],
  candidate: Candidate | null,
  key: Signer | null,
  devices: readonly { readonly name: string; readonly items: readonly Item[] }[],
): Preflight {
  const ready = candidate !== null && !items.some(({ level }) => level === 'stop');
  const signer = candidate?.signer ?? key;
  return {
    ready,
    program: candidate === null ? null : { title: candidate.manifest.identity.title, version: candidate.manifest.version, digest: candidate.digest },
    key: signer === null ? null : { id: signer.keyId, publicKey: signer.publicKey },
    items: [...items, ...devices.flatMap((device) => device.items)].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level)),
    devices: devices.map((device) => ({ name: device.name, ready: ready && !device.items.some(({ level }) => level === 'stop') })),
  };
}

const ofFailure = ({ message, hint, place }: Failure): Item => ({
  ...item('stop', 'text', message, hint),
  place: place === undefined ? null : { file: place.file, range: lineRange(place.line ?? 1) },
});

const lineRange = (line: number) => ({ start: { line: line - 1, character: 0 }, end: { line: line - 1, character: 0 } });

/** What the verifier proved, with its bounds, and where it could not. */
function proofs({ checks }: Verdict, written: Written | null): Item[] {
  return checks.flatMap((check) =>
    check.verdict === 'proven'
      ? [item('fine', 'proof', `Proven: ${CLAIMS[check.id]}.`, check.bounds.map(boundWords).join(', '))]
      : check.findings.map((finding) => ({
          ...item('stop', 'proof', finding.why, finding.hint),
          place: placeOfFinding(written, finding),
        })),
  );
}

function limitsOf({ limits }: Manifest): Item[] {
  if (limits.length === 0) return [item('fine', 'limits', 'The dream sets no limits of its own; the ceilings of each channel hold.')];
  const words = limits.map(({ subject, max, always }) => `${subject} ≤ ${measured(subject, max)}${always ? '' : ' on a condition'}`);
  return [item('fine', 'limits', `Limits of the dream: ${words.join(', ')}.`)];
}

const isChannel = (subject: string): subject is Channel => (CHANNELS as readonly string[]).includes(subject);
const measured = (subject: string, max: number): string => (isChannel(subject) ? spell(max, CHANNEL_MEASURES[subject]) : `${max} per hour`);

/** Whom it is for; each device asks what its own sleeper agreed to. */
function peopleOf({ audience: { minAge, maxAge }, themes }: Manifest): Item[] {
  const ages = maxAge >= OLDEST ? `${minAge} and older` : `${minAge} to ${maxAge}`;
  const touched = themes.length === 0 ? '' : ` It touches ${themes.join(', ')}: a device does not play it to who avoids that.`;
  return [item('fine', 'people', `For ages ${ages}.${touched}`)];
}
/** The oldest that an audience names where it has no end. */
const OLDEST = 120;

function keyItem({ signer, signed }: Candidate): Item {
  if (signer === null)
    return item('care', 'key', 'You have no signing key yet.', 'The first export makes one; a device takes the bundle once it trusts that key.');
  return item('fine', 'key', `${signed ? 'Signed' : 'Will be signed'} with key ${signer.keyId.slice(0, 16)}….`);
}
