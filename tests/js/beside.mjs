// A build publishes the theme's scripts and the client's in one folder. For modules that are imported after this one, the
// theme's find the client's from where they are.

import { register } from "node:module";

const hooks = `export async function resolve(specifier, context, next) {
  const theme = /\\/themes\\/default\\/assets\\//;
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!specifier.startsWith("./") || !theme.test(context.parentURL ?? "")) throw error;
    return next(specifier, { ...context, parentURL: context.parentURL.replace(theme, "/crates/client/src/") });
  }
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
