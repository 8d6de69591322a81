/** The part of the engine that answers for projects, templates and their files. */

import { good, utf8 } from '../base/index.ts';
import type { Handlers, Method } from '../bridge/index.ts';
import {
  copyProject,
  createProject,
  type DraftKeeper,
  listTemplates,
  makeInProject,
  moveInProject,
  openProject,
  probeAll,
  rescueProject,
  trashInProject,
  watchProject,
} from '../project/index.ts';
import { heardHandlers } from './heard.ts';
import type { EnginePorts } from './ports.ts';

export function projectHandlers(
  ports: Pick<EnginePorts, 'projects' | 'tree' | 'templates' | 'crypto' | 'store' | 'unpacker' | 'pause'>,
  drafts: DraftKeeper,
): Pick<Handlers, Extract<Method, `${'project' | 'templates' | 'assets' | 'files'}.${string}`>> {
  const { projects, tree, templates: folder, crypto, store } = ports;
  const digestOf = (text: string): string => {
    const hash = crypto.sha256();
    hash.update(utf8(text));
    return hash.hex();
  };
  return {
    ...heardHandlers(ports),
    'templates.list': async () => {
      const templates = await listTemplates(folder);
      return templates.ok ? good({ templates: templates.value }) : templates;
    },
    'project.create': (wish) => createProject(projects, folder, wish),
    'project.open': async ({ dir }) => {
      const opened = await openProject(projects, dir);
      // Nobody waits for it.
      if (opened.ok) void projects.tidy(opened.value.dir);
      return opened;
    },
    'project.copy': (wish) => copyProject(projects, wish),
    'project.rescue': ({ dir, remembered }) => rescueProject(projects, drafts, store, dir, remembered),
    'project.read': ({ dir, path }) => projects.readText(dir, path),
    'project.watch': async ({ dir, known }, { progress, stopped }) => {
      await watchProject(projects, dir, known, ({ changed, gone, lost }) => progress({ changed: [...changed], gone: [...gone], lost }), stopped);
      return good({});
    },
    'project.save': async ({ dir, path, text, basedOn, cause }) => {
      await drafts.saving(dir, path, digestOf(text));
      const written = await projects.writeText(dir, path, text, basedOn);
      if (!written.ok) return written;
      await drafts.saved(dir, path, text);
      // The text is in its file: a history that can not be kept must not make it look as if it was not.
      const kept = await store.putVersions(dir, { texts: [{ path, text }], cause: cause ?? 'saved', note: '' });
      return good({ digest: written.value.digest, version: kept.ok ? null : kept.failure });
    },
    'files.list': async ({ dir }) => {
      const listed = await tree.list(dir);
      if (!listed.ok) return listed;
      const trashed = await tree.trashed(dir);
      return trashed.ok ? good({ entries: [...listed.value.entries], cut: listed.value.cut, trashed: [...trashed.value] }) : trashed;
    },
    'files.move': async ({ dir, from, to }) => {
      const moved = await moveInProject(projects, tree, dir, from, to);
      return moved.ok ? good({ main: moved.value.main, head: moved.value.head === null ? null : { ...moved.value.head } }) : moved;
    },
    'files.folder': async ({ dir, path }) => {
      const made = await makeInProject(tree, dir, path);
      return made.ok ? good({}) : made;
    },
    'files.trash': async ({ dir, path }) => {
      const id = await trashInProject(projects, tree, dir, path);
      return id.ok ? good({ id: id.value }) : id;
    },
    'files.restore': async ({ dir, id }) => {
      const path = await tree.restore(dir, id);
      return path.ok ? good({ path: path.value }) : path;
    },
    'files.add': async ({ dir, folder, sources }) => {
      const { paths, failures } = await tree.add(dir, folder, sources);
      return good({ paths: [...paths], failures: [...failures] });
    },
    'assets.probe': async ({ dir, paths }) => good({ facts: await probeAll(projects, dir, paths) }),
  };
}
