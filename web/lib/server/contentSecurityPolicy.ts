/**
 * What a page may load and run: scripts that carry this answer's nonce and what these load, and nothing from any other
 * address. Attributes of style are allowed, since React writes them into the first answer.
 *
 * @param isDevelopment Next's development server evaluates code and talks over a socket.
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  const own = "'self'";
  const directives: Record<string, string[]> = {
    "default-src": ["'none'"],
    "script-src": [own, `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    "style-src": [own, isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": [own, "data:"],
    "font-src": [own],
    "connect-src": [own, ...(isDevelopment ? ["ws:"] : [])],
    "manifest-src": [own],
    "worker-src": [own],
    "base-uri": ["'none'"],
    "form-action": [own],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}
