import { Liquid, type Template } from 'liquidjs';
import { mark, withoutMarks } from './placeholder.ts';
import type { TemplateVariables } from '../../shared/template-variables.ts';

/** A template that can't be used, with the reason in words for the person who wrote it. */
export class TemplateError extends Error {}

const allowedTags = new Set(['if', 'unless', 'comment']);
const flag = 'infusion';
const position = /, line:\d+.*$/s;

const engine = createEngine();

/** Variables and `if`, nothing else: no loops, no filters, no way to a file. */
function createEngine(): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    cache: false,
    templates: {},
  });
  for (const tag of Object.keys(liquid.tags).filter((name) => !allowedTags.has(name))) {
    delete liquid.tags[tag];
  }
  for (const filter of Object.keys(liquid.filters)) {
    delete liquid.filters[filter];
  }
  return liquid;
}

/**
 * The template with a mark for every variable.
 * @throws TemplateError broken liquid, or a variable this template does not have
 */
export function expand(source: string, variables: TemplateVariables, infusion: boolean): string {
  return explained(() => {
    const parsed = engine.parse(withoutMarks(source));
    refuseUnknown(parsed, variables);
    const scope: Record<string, unknown> = { [flag]: infusion };
    for (const name of variables.allowed) {
      scope[name] = mark(name);
    }
    return String(engine.renderSync(parsed, scope));
  });
}

function refuseUnknown(parsed: Template[], variables: TemplateVariables): void {
  const allowed: string[] = [...variables.allowed, ...(variables.aboutAppointment ? [flag] : [])];
  const unknown = engine.fullVariablesSync(parsed).find((name) => !allowed.includes(name));
  if (unknown !== undefined) {
    throw new TemplateError(
      `There is no {{ ${unknown} }} here. You can use: ${allowed.join(', ')}.`,
    );
  }
}

function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateError || !(error instanceof Error)) {
      throw error;
    }
    throw new TemplateError(`This can’t be read: ${error.message.replace(position, '')}.`);
  }
}
