// Loaded here already, so that the page's lazy import answers at once.
import '../../../src/renderer/rota/rota-page';
import type { RotaMonth, RotaStanding } from '../../../src/shared/nouns/rota';
import { ordinaryCore, renderApp, settle } from '../support/render';
import { month, standing } from '../support/samples';

/** The Rota page over a core with this month and this standing in it. */
export async function renderRota(
  given: { readonly month?: Partial<RotaMonth>; readonly standing?: Partial<RotaStanding> } = {},
  answers: Parameters<typeof ordinaryCore>[0] = {},
  hash = '#/rota',
) {
  const core = ordinaryCore({
    'rota.standing': () => ({ ...standing, ...given.standing }),
    'rota.month': (input) => ({ ...month, ...given.month, month: input.month }),
    ...answers,
  });
  const app = await renderApp(core, hash);
  await settle();
  return { core, ...app };
}
