import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from '../../ports';
import { readPageFile } from '../page-files';
import { pageHeaders } from '../page-headers';
import type { Access } from './access';
import { refusalPage, refusalSentence } from './refusal';

export type PageAppOptions = {
  readonly access: Access;
  readonly rendererFolder: string;
  readonly noteRefusal: (reason: string) => void;
  readonly logger: Logger;
};

/** Serves the built page and its assets, to those whom `access` lets in. */
export function createPageApp({ access, rendererFolder, noteRefusal, logger }: PageAppOptions) {
  const app = new Hono<{ Bindings: HttpBindings }>();

  // Beside other pages in the same browser. HSTS would lock other programs on this machine out of it: this is plain http.
  app.use(secureHeaders({ xFrameOptions: 'DENY', strictTransportSecurity: false }));
  app.use(async (context, next) => {
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value);
    // Only following a link spends it: a HEAD from a link preview does not.
    const isLaunch = context.req.path === '/' && context.req.method === 'GET';
    const token = isLaunch ? context.req.query('token') : undefined;
    const verdict = access.judgePage(context.env.incoming.headers, token);
    if (verdict.kind === 'swapped') {
      context.header('Set-Cookie', verdict.setCookie);
      return context.redirect('/', 303);
    }
    if (verdict.kind === 'refused') {
      noteRefusal(verdict.reason);
      const wantsPage = context.req.header('accept')?.includes('text/html') === true;
      return wantsPage ? context.html(refusalPage, 403) : context.text(refusalSentence, 403);
    }
    if (!['GET', 'HEAD'].includes(context.req.method))
      return context.text('Only reading is possible here.', 405, { Allow: 'GET, HEAD' });
    return next();
  });
  app.use('/assets/*', async (context, next) => {
    await next();
    // The build names everything there after a hash of its content.
    if (context.res.ok) context.header('Cache-Control', 'private, max-age=31536000, immutable');
  });
  app.get('/*', async (context) => {
    const file = await readPageFile(rendererFolder, context.req.url, logger);
    if (file === undefined) return context.notFound();
    return context.body(file.bytes, 200, { 'Content-Type': file.type });
  });
  app.notFound((context) => context.text('There is nothing at this address.', 404));
  app.onError((error, context) => {
    logger.error('browser.page-failed', { error });
    return context.text('Something went wrong inside Watchkeeper. The log file has the details.', 500);
  });
  return app;
}
