/** A scene made of a motif: which motif, and what it is given. */

import { type Arg, nearest, spanOf, textOf, type Use as UseNode } from '../syntax/index.ts';
import { mayBeImported } from './assets.ts';
import { type Context, declaredAt, find, isHidden, type Motif, nameBrought, type Use } from './context.ts';
import { checkHanded } from './handed.ts';
import { infer } from './infer.ts';
import { needChannel } from './needs.ts';
import { near, omission, suggestion } from './suggest.ts';
import type { ParamSymbol } from './symbols.ts';
import { MOTIF_TYPE_NAMES, USUAL_UNIT } from './vocabulary.ts';
import { want } from './want.ts';

export function checkUse(cx: Context, use: Use): void {
  const { node, motif } = use;
  const name = node.motif.text;
  if (motif === null) {
    for (const arg of node.args) if (arg.value.kind !== 'Reference') infer(cx, arg.value);
    if (node.motif.segments.some((segment) => segment.text === '') || isHidden(cx, name) || mayBeImported(cx, name)) return;
    find(cx, 'DRM110', node.motif, {
      name,
      ...suggestion(
        cx,
        node.motif,
        near(cx, name, () => cx.linked.visibleMotifs.keys()),
      ),
    });
    const finding = cx.findings.at(-1);
    if (finding !== undefined) cx.wanted.push({ finding, kind: 'motif', channel: null });
    return;
  }
  cx.used.add(motif);
  nameBrought(cx, cx.linked.broughtMotifs.get(name), node.motif);
  for (const channel of motif.channels) needChannel(cx, node.motif, channel, name);
  checkArguments(cx, use, motif);
}

function checkArguments(cx: Context, use: Use, motif: Motif): void {
  const params = [...motif.params.values()];
  const given = new Map<string, Arg>();
  let named = false;
  let surplus = false;
  for (const [i, arg] of use.node.args.entries()) {
    const param = arg.name === null ? params[i] : motif.params.get(arg.name.text);
    if (arg.name !== null) named = true;
    else if (named) {
      find(cx, 'DRM116', arg, { name: motif.name });
      continue;
    }
    if (param === undefined) {
      if (arg.name === null && !surplus) {
        const rest = { from: arg.from, to: (use.node.args.at(-1) ?? arg).to };
        const fix = omission(cx, rest, i + 1 < use.node.args.length ? 'Remove these' : 'Remove it');
        find(cx, 'DRM113', arg, { name: motif.name, expected: signature(cx, motif), ...declaredAt(cx, motif), ...(i > 0 ? { fix } : {}) });
      } else if (arg.name !== null && arg.name.text !== '') {
        const meant = nearest(arg.name.text, motif.params.keys());
        find(cx, 'DRM114', arg.name, {
          name: arg.name.text,
          because: motif.name,
          expected: signature(cx, motif),
          ...declaredAt(cx, motif),
          ...suggestion(cx, arg.name, meant),
        });
      }
      surplus ||= arg.name === null;
      continue;
    }
    const earlier = given.get(param.name);
    if (earlier !== undefined) {
      find(cx, 'DRM115', arg, { name: param.name, other: spanOf(cx.tree, earlier), fix: omission(cx, arg, 'Remove it') });
      continue;
    }
    given.set(param.name, arg);
    if (MOTIF_TYPE_NAMES.has(param.type.dimension)) checkHanded(cx, arg.value, param);
    else if (param.type.dimension !== 'unknown') want(cx, arg.value, param.type, `for \`${param.name}\``);
  }
  const missing = params.filter((param) => param.node.value === null && !given.has(param.name));
  if (missing.length > 0 && !surplus) reportMissing(cx, use.node, motif, missing);
}

function reportMissing(cx: Context, node: UseNode, motif: Motif, missing: readonly ParamSymbol[]): void {
  const name = missing.map((param) => `\`${param.name}\``).join(missing.length === 2 ? ' and ' : ', ');
  const samples = missing.map((param) => sampleFor(cx, param));
  const data = { name, because: motif.name, expected: signature(cx, motif), ...declaredAt(cx, motif) };
  const { end } = spanOf(cx.tree, node);
  const closed = cx.tree.text[end - 1] === ')';
  if (samples.includes(null)) {
    find(cx, 'DRM112', node.motif, data);
    return;
  }
  const text = missing.map((param, i) => `${param.name} = ${samples[i]}`).join(', ');
  const edit = closed
    ? { span: { start: end - 1, end: end - 1 }, newText: node.args.length > 0 ? `, ${text}` : text }
    : { span: { start: end, end }, newText: `(${text})` };
  find(cx, 'DRM112', node.motif, { ...data, fix: { title: missing.length === 1 ? 'Add the argument' : 'Add the arguments', edits: [edit] } });
}

/** Something that could be given; null where nothing can be guessed. */
function sampleFor(cx: Context, param: ParamSymbol): string | null {
  const { dimension, min, max } = param.type;
  switch (dimension) {
    case 'scene':
      return 'release';
    case 'sound':
    case 'scent':
      for (const [name, asset] of cx.linked.visibleAssets) if (asset.channel === dimension) return name;
      return null;
    case 'colour':
      return 'amber';
    case 'text':
      return '""';
    case 'boolean':
      return 'false';
    case 'duration':
      return `${(min > 0 ? min : Math.min(max, 30_000)) / 1000}s`;
    case 'unknown':
    case 'stage':
      return null;
    default:
      return `${min > -Infinity ? min : max < Infinity ? max : 1}${USUAL_UNIT[dimension] ?? ''}`;
  }
}

/** As the author declared it: `breathing(pace: duration = 5s, next: scene)`. */
function signature(cx: Context, motif: Motif): string {
  const { tree } = motif.source;
  const params = motif.node.params.map((param) => textOf(tree, param).replace(/\s+/g, ' '));
  return cx.quiet ? motif.name : `${motif.name}(${params.join(', ')})`;
}
