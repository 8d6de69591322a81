/** The part of the engine that answers for projects, templates and their files. */

import { good } from '../base/index.ts';
import type { Handlers, Method } from '../bridge/index.ts';
import { createProject, listTemplates, openProject, type ProjectFiles, probeAll, type TemplateFiles } from '../project/index.ts';

export function projectHandlers(
  projects: ProjectFiles,
  folder: TemplateFiles,
): Pick<Handlers, Extract<Method, `${'project' | 'templates' | 'assets'}.${string}`>> {
  return {
    'templates.list': async () => {
      const templates = await listTemplates(folder);
      return templates.ok ? good({ templates: templates.value }) : templates;
    },
    'project.create': ({ dir, template }) => createProject(projects, folder, template, dir),
    'project.open': ({ dir }) => openProject(projects, dir),
    'project.save': ({ dir, path, text, basedOn }) => projects.writeText(dir, path, text, basedOn),
    'assets.probe': async ({ dir, paths }) => good({ facts: await probeAll(projects, dir, paths) }),
  };
}
