/** The part of the engine that answers for projects, templates and their files. */

import { good } from '../base/index.ts';
import type { Handlers, Method } from '../bridge/index.ts';
import {
  createProject,
  listTemplates,
  moveInProject,
  openProject,
  type ProjectFiles,
  type ProjectTree,
  probeAll,
  type TemplateFiles,
  trashInProject,
} from '../project/index.ts';

export function projectHandlers(
  projects: ProjectFiles,
  tree: ProjectTree,
  folder: TemplateFiles,
): Pick<Handlers, Extract<Method, `${'project' | 'templates' | 'assets' | 'files'}.${string}`>> {
  return {
    'templates.list': async () => {
      const templates = await listTemplates(folder);
      return templates.ok ? good({ templates: templates.value }) : templates;
    },
    'project.create': ({ dir, template }) => createProject(projects, folder, template, dir),
    'project.open': ({ dir }) => openProject(projects, dir),
    'project.save': ({ dir, path, text, basedOn }) => projects.writeText(dir, path, text, basedOn),
    'files.list': async ({ dir }) => {
      const listed = await tree.list(dir);
      if (!listed.ok) return listed;
      const trashed = await tree.trashed(dir);
      return trashed.ok ? good({ entries: [...listed.value.entries], cut: listed.value.cut, trashed: [...trashed.value] }) : trashed;
    },
    'files.move': async ({ dir, from, to }) => {
      const main = await moveInProject(projects, tree, dir, from, to);
      return main.ok ? good({ main: main.value }) : main;
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
      const paths = await tree.add(dir, folder, sources);
      return paths.ok ? good({ paths: [...paths.value] }) : paths;
    },
    'assets.probe': async ({ dir, paths }) => good({ facts: await probeAll(projects, dir, paths) }),
  };
}
