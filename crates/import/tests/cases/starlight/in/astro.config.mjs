// @ts-check
import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({
  site: 'https://docs.atrium.example',
  integrations: [
    starlight({
      title: 'Atrium Docs',
      defaultLocale: 'root',
      locales: { root: { label: 'English', lang: 'en' }, fr: { label: 'Français' } },
      sidebar: [
        { label: 'Guides', items: ['guides/start', { label: 'Import contacts', slug: 'guides/import' }] },
        { label: 'Reference', autogenerate: { directory: 'reference' } },
      ],
    }),
  ],
});
