import { secureHeaders } from 'hono/secure-headers';

/** Sent with every answer, refusals too. Nothing but our own files may run, load or frame the page. */
export function pageHeaders() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // This is plain http on loopback: HSTS would lock other programs on this machine out of it.
    strictTransportSecurity: false,
  });
}
