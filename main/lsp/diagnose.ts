/** Tells the editor what is wrong: a moment after the last change, for open texts and what they import. A newer change ends the round before. */

import { setImmediate } from 'node:timers/promises';
import { type Connection, type Diagnostic, DiagnosticTag } from 'vscode-languageserver';
import { type Analysis, analyze, CODES, type Problem } from '../../dream-dsl/index.ts';
import type { Folder } from './folder.ts';
import { SEVERITY } from './kinds.ts';
import type { Workspace } from './workspace.ts';

const WAIT_MS = 120;

export interface Diagnoser {
  /** Looks at everything again, a moment from now. */
  soon(): void;
  stop(): void;
}

interface DiagnoserOptions {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly helpOf: (code: string) => string | null;
}

export function createDiagnoser({ connection, workspace, helpOf }: DiagnoserOptions): Diagnoser {
  let timer: NodeJS.Timeout | undefined;
  let round = 0;
  let told = new Set<string>();

  const stop = (): void => {
    clearTimeout(timer);
    round++;
  };
  const soon = (): void => {
    stop();
    const mine = round;
    timer = setTimeout(() => {
      look(() => mine === round).catch(complain);
    }, WAIT_MS);
  };
  const complain = (error: unknown): null => {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return null;
  };
  return { soon, stop };

  async function look(current: () => boolean): Promise<void> {
    const now = new Set<string>();
    for (const folder of await workspace.folders()) {
      const waiting = [...folder.buffers.keys()];
      const seen = new Set(waiting);
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const analysis = await analyzed(folder, path).catch(complain);
        if (!current()) return;
        now.add(folder.uri(path));
        // A bug with one text hides only that one's problems.
        if (analysis === null) continue;
        await tell(folder, path, analysis);
        for (const file of analysis.files) if (!seen.has(file) && folder.project().files.has(file)) waiting.push(file);
        for (const file of analysis.files) seen.add(file);
        // Questions of the user come first.
        await setImmediate();
        if (!current()) return;
      }
    }
    for (const uri of told) if (!now.has(uri)) await connection.sendDiagnostics({ uri, diagnostics: [] });
    told = now;
  }

  async function analyzed(folder: Folder, path: string): Promise<Analysis> {
    const first = analyze(folder.project(), path, { assets: folder.facts() });
    return (await folder.look(first.assetPaths)) ? analyze(folder.project(), path, { assets: folder.facts() }) : first;
  }

  function tell(folder: Folder, path: string, { problems }: Analysis): Promise<void> {
    const version = folder.buffers.get(path)?.version;
    const diagnostics = problems.map((problem) => diagnosticOf(folder, path, problem, helpOf(problem.code)));
    const uri = folder.uri(path);
    told.add(uri);
    return connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }
}

function diagnosticOf(folder: Folder, path: string, problem: Problem, href: string | null): Diagnostic {
  const { code, severity, span, message, hint, related } = problem;
  return {
    range: folder.lines(path).range(span),
    severity: SEVERITY[severity],
    code,
    source: 'dream',
    message: hint === '' ? message : `${message}\n${hint}`,
    ...(href === null ? {} : { codeDescription: { href } }),
    ...(CODES[code]?.unused === true ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0 ? {} : { relatedInformation: related.map((place) => ({ location: folder.place(place), message: place.message })) }),
  };
}
