import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({
	site: 'https://docs.atrium.example',
	redirects: { '/old-start': '/guides/start/' },
	integrations: [
		starlight({
			title: 'Atrium',
			defaultLocale: 'root',
			locales: { root: { label: 'English', lang: 'en' }, fr: { label: 'Français' } },
			sidebar: [
				{ label: 'Guides', translations: { fr: 'Guides FR' }, items: ['guides/start', { label: 'The second', slug: 'guides/second' }, { label: 'Away', link: 'https://other.example/' }] },
				{ label: 'Reference', autogenerate: { directory: 'reference' } },
			],
		}),
	],
});
