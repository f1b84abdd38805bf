//! One colour of a brand → all colours of the theme, in a light and a dark scheme.
//!
//! Where only a shade is ours to choose, it is changed until it can be read; what a site says itself is taken as it is, and
//! judged.

use guichet_core::colour::{CONTROL, Colour, Oklch, TEXT};

/// A colour of the light scheme, and of the dark one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub light: Colour,
    pub dark: Colour,
}

/// What a site says; the rest follows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given {
    pub brand: Option<Pair>,
    pub page: Option<Pair>,
    pub text: Option<Pair>,
    pub link: Option<Pair>,
    pub on_brand: Option<Pair>,
    pub hero: Option<Pair>,
    pub on_hero: Option<Pair>,
}

/// A colour that a site says itself, and that can't be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Poor {
    /// As settings call it.
    pub name: &'static str,
    pub dark: bool,
    pub colour: Colour,
    /// What it is on.
    pub on: Colour,
    pub contrast: f64,
    pub needed: f64,
    /// The shade that would do.
    pub nearest: Option<Colour>,
}

pub struct Palette {
    /// By the names of `tokens.css`.
    pub tokens: Vec<(&'static str, Pair)>,
    pub poor: Vec<Poor>,
}

/// The theme's own.
const BRAND: Colour = Colour { red: 0x0b, green: 0x6b, blue: 0x5c };

/// A brand of this chroma tints greys as the theme's own does.
const FULL_TINT: f64 = 0.08;

/// White on a brand that is lighter than this asks for a shade that nobody would recognize.
const WHITE_FITS: f64 = 3.6;

/// Text that does not ask for attention, on the band of the home page.
const ON_HERO: f64 = 7.0;

/// The greys of one scheme: lightness and chroma. Their hue is the brand's.
struct Greys {
    page: (f64, f64),
    surface: (f64, f64),
    raised: (f64, f64),
    line: (f64, f64),
    line_strong: (f64, f64),
    text: (f64, f64),
    muted: (f64, f64),
}

const LIGHT: Greys = Greys {
    page: (1.0, 0.0),
    surface: (0.979, 0.003),
    raised: (1.0, 0.0),
    line: (0.927, 0.008),
    line_strong: (0.64, 0.018),
    text: (0.236, 0.02),
    muted: (0.475, 0.02),
};

const DARK: Greys = Greys {
    page: (0.19, 0.01),
    surface: (0.222, 0.012),
    raised: (0.241, 0.014),
    line: (0.312, 0.016),
    line_strong: (0.595, 0.018),
    text: (0.935, 0.008),
    muted: (0.745, 0.018),
};

pub fn palette(given: &Given) -> Palette {
    let mut light = Scheme::new(given, false);
    let mut dark = Scheme::new(given, true);
    let tokens = light.tokens().into_iter().zip(dark.tokens());
    let tokens = tokens.map(|((name, light), (_, dark))| (name, Pair { light, dark })).collect();
    light.poor.append(&mut dark.poor);
    Palette { tokens, poor: light.poor }
}

/// One scheme while it is made.
struct Scheme<'g> {
    given: &'g Given,
    is_dark: bool,
    brand: Colour,
    poor: Vec<Poor>,
}

impl<'g> Scheme<'g> {
    fn new(given: &'g Given, is_dark: bool) -> Self {
        let mut scheme = Scheme { given, is_dark, brand: BRAND, poor: Vec::new() };
        scheme.brand = scheme.of(given.brand).unwrap_or(BRAND);
        scheme
    }

    fn of(&self, pair: Option<Pair>) -> Option<Colour> {
        pair.map(|pair| if self.is_dark { pair.dark } else { pair.light })
    }

    fn tinted(&self, (lightness, chroma): (f64, f64)) -> Colour {
        let brand = self.brand.oklch();
        let chroma = chroma * (brand.chroma / FULL_TINT).min(1.0);
        Colour::of(Oklch { lightness, chroma, hue: brand.hue })
    }

    /// Away from the page, until it can be read there.
    fn readable(&self, colour: Colour, on: &[Colour], contrast: f64) -> Colour {
        match self.is_dark {
            true => colour.lighter_until(on, contrast),
            false => colour.darker_until(on, contrast),
        }
    }

    /// What the site says, and whether it can be read.
    fn said(&mut self, name: &'static str, pair: Option<Pair>, on: &[Colour], needed: f64) -> Option<Colour> {
        let colour = self.of(pair)?;
        let worst = on.iter().min_by(|one, two| colour.contrast(**one).total_cmp(&colour.contrast(**two)))?;
        if colour.contrast(*worst) < needed {
            self.poor.push(Poor {
                name,
                dark: self.is_dark,
                colour,
                on: *worst,
                contrast: colour.contrast(*worst),
                needed,
                nearest: colour.nearest_with(on, needed),
            });
        }
        Some(colour)
    }

    fn tokens(&mut self) -> Vec<(&'static str, Colour)> {
        let given = self.given;
        let greys = if self.is_dark { &DARK } else { &LIGHT };
        let brand = self.brand.oklch();
        let page = self.of(given.page).unwrap_or_else(|| self.tinted(greys.page));
        // What is on a page of the site's own colour is nearly of that colour.
        let near = |grey: (f64, f64), own: (f64, f64)| match given.page {
            Some(_) => {
                let shade = page.oklch();
                Colour::of(Oklch { lightness: shade.lightness + grey.0 - own.0, ..shade })
            }
            None => self.tinted(grey),
        };
        let surface = near(greys.surface, greys.page);
        let raised = near(greys.raised, greys.page);
        let line = near(greys.line, greys.page);
        let soft = match self.is_dark {
            true => Oklch { lightness: 0.29, chroma: (brand.chroma * 0.35).min(0.05), ..brand },
            false => Oklch { lightness: 0.955, chroma: (brand.chroma * 0.22).min(0.034), ..brand },
        };
        let soft = Colour::of(soft);
        let pages = [page, surface, raised, soft];

        let text = self.said("text", given.text, &pages, TEXT);
        let text = text.unwrap_or_else(|| self.readable(self.tinted(greys.text), &pages, ON_HERO));
        let muted = self.readable(self.tinted(greys.muted), &pages, TEXT + 0.2);
        let line_strong = self.readable(self.tinted(greys.line_strong), &[page, surface, raised], CONTROL);

        let link = self.said("link", given.link, &pages, TEXT);
        let accent = link.unwrap_or_else(|| {
            let start = match self.is_dark {
                true => Oklch { lightness: brand.lightness.max(0.78), chroma: brand.chroma.min(0.16), ..brand },
                false => brand,
            };
            self.readable(Colour::of(start), &pages, TEXT + 0.1)
        });
        let strong = accent.oklch();
        let strong = Oklch { lightness: strong.lightness + if self.is_dark { 0.08 } else { -0.08 }, ..strong };
        let accent_strong = self.readable(Colour::of(strong), &pages, TEXT);

        let (fill, on_fill) = self.fill(page);
        let (hero, on_hero) = self.hero();
        let hero_glow = hero.oklch();
        let lighter = Oklch { lightness: (hero_glow.lightness + 0.07).min(0.97), ..hero_glow };
        let glow = if Colour::of(lighter).contrast(on_hero) >= TEXT { Colour::of(lighter) } else { hero };
        let of_hero = hero.oklch();
        let quiet = match on_hero.oklch().lightness < of_hero.lightness {
            true => Oklch { lightness: on_hero.oklch().lightness + 0.1, chroma: 0.04, ..of_hero },
            false => {
                Oklch { lightness: on_hero.oklch().lightness - 0.11, chroma: of_hero.chroma.min(0.035), ..of_hero }
            }
        };
        let quiet = away(Colour::of(quiet), &[hero, glow], TEXT);

        vec![
            ("--accent", accent),
            ("--accent-strong", accent_strong),
            ("--accent-soft", soft),
            ("--fill", fill),
            ("--fill-strong", pressed(fill, on_fill)),
            ("--on-accent", on_fill),
            ("--hero", hero),
            ("--hero-glow", glow),
            ("--on-hero", on_hero),
            ("--on-hero-muted", quiet),
            ("--page", page),
            ("--surface", surface),
            ("--raised", raised),
            ("--line", line),
            ("--line-strong", line_strong),
            ("--text", text),
            ("--muted", muted),
            ("--focus", if self.is_dark { accent_strong } else { accent }),
        ]
    }

    /// The brand itself, behind the words of buttons: in the shade that is nearest to it and can be seen on the page, and
    /// white on it or nearly black.
    fn fill(&mut self, page: Colour) -> (Colour, Colour) {
        let ink = Colour::of(Oklch { lightness: 0.2, chroma: 0.02, ..self.brand.oklch() });
        // On a light page the border of a button is the colour of links; on a dark one nothing else sets it off.
        let brand = if self.is_dark { self.brand.lighter_until(&[page], CONTROL) } else { self.brand };
        if let Some(on) = self.said("on_brand", self.given.on_brand, &[brand], TEXT) {
            return (brand, on);
        }
        if brand.contrast(Colour::WHITE) >= WHITE_FITS {
            let fill = brand.darker_until(&[Colour::WHITE], TEXT);
            if !self.is_dark || fill.contrast(page) >= CONTROL {
                return (fill, Colour::WHITE);
            }
        }
        (brand.lighter_until(&[ink], TEXT), ink)
    }

    /// The band of the home page: the brand deep enough for white words; a light brand as it is, with dark ones.
    fn hero(&mut self) -> (Colour, Colour) {
        let brand = self.brand.oklch();
        let is_light = !self.is_dark && self.brand.contrast(Colour::WHITE) < CONTROL;
        let on = match is_light {
            true => Oklch { lightness: 0.22, chroma: 0.03, ..brand },
            false => Oklch { lightness: 0.98, chroma: brand.chroma.min(0.01), ..brand },
        };
        let on = Colour::of(on);
        let hero = match (is_light, self.is_dark) {
            (true, _) => self.brand,
            (_, true) => Colour::of(Oklch { lightness: 0.285, chroma: brand.chroma.min(0.05), ..brand }),
            _ => {
                let deep = Oklch { lightness: brand.lightness * 0.74, chroma: brand.chroma * 0.9, ..brand };
                Colour::of(deep).darker_until(&[on], ON_HERO)
            }
        };
        let hero = self.of(self.given.hero).unwrap_or(hero);
        match self.said("on_hero", self.given.on_hero, &[hero], TEXT) {
            Some(on) => (hero, on),
            // On a band of the site's own colour the words are ours.
            None => (hero, away(on, &[hero], TEXT)),
        }
    }
}

/// The shade that can be read there, on whichever side it is.
fn away(colour: Colour, on: &[Colour], contrast: f64) -> Colour {
    let far = || match Colour::WHITE.contrast_with(on) > Colour::BLACK.contrast_with(on) {
        true => Colour::WHITE,
        false => Colour::BLACK,
    };
    colour.nearest_with(on, contrast).unwrap_or_else(far)
}

/// A button under the pointer: further from the colour of its words, or where there is nothing further, a little nearer.
fn pressed(fill: Colour, on: Colour) -> Colour {
    let shade = fill.oklch();
    let is_dark = on.oklch().lightness > shade.lightness;
    let step = if is_dark { -0.065 } else { 0.055 };
    let pressed = Colour::of(Oklch { lightness: shade.lightness + step, ..shade });
    if shade.lightness + step < 0.97 {
        return pressed;
    }
    Colour::of(Oklch { lightness: shade.lightness - step, ..shade }).nearest_with(&[on], TEXT).unwrap_or(fill)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(brand: &str) -> Palette {
        let brand = Colour::parse(brand).unwrap();
        palette(&Given { brand: Some(Pair { light: brand, dark: brand }), ..Given::default() })
    }

    fn token(palette: &Palette, name: &str) -> Pair {
        palette.tokens.iter().find(|(token, _)| *token == name).unwrap().1
    }

    /// Every use of one token on another in the theme's stylesheets that has a contrast to keep.
    const USES: [(&str, &[&str], f64); 9] = [
        ("--text", &["--page", "--surface", "--raised", "--accent-soft"], 7.0),
        ("--muted", &["--page", "--surface", "--raised"], TEXT),
        ("--accent", &["--page", "--surface", "--raised", "--accent-soft"], TEXT),
        ("--accent-strong", &["--page", "--surface", "--raised", "--accent-soft"], TEXT),
        ("--on-accent", &["--fill", "--fill-strong"], TEXT),
        ("--on-hero", &["--hero", "--hero-glow"], TEXT),
        ("--on-hero-muted", &["--hero", "--hero-glow"], TEXT),
        ("--line-strong", &["--page", "--surface", "--raised"], CONTROL),
        ("--focus", &["--page", "--surface", "--raised"], CONTROL),
    ];

    #[test]
    fn everything_can_be_read_whatever_the_brand() {
        let lights = [0x00, 0x33, 0x66, 0x99, 0xcc, 0xff];
        let mut brands: Vec<Colour> = Vec::new();
        for red in lights {
            for green in lights {
                brands.extend(lights.map(|blue| Colour { red, green, blue }));
            }
        }
        brands.extend(["#7047eb", "#ffd02f", "#1d2a6b", "#808080", "#767676"].map(|text| Colour::parse(text).unwrap()));
        for brand in brands {
            let palette = of(&brand.to_string());
            assert_eq!(palette.poor, []);
            for (name, grounds, contrast) in USES {
                for ground in grounds {
                    let (front, ground_of) = (token(&palette, name), token(&palette, ground));
                    for (scheme, front, back) in
                        [("light", front.light, ground_of.light), ("dark", front.dark, ground_of.dark)]
                    {
                        let found = front.contrast(back);
                        assert!(found >= contrast, "{brand} {scheme}: {name} {front} on {ground} {back}: {found:.2}");
                    }
                }
            }
        }
    }

    /// A brand that can stand behind words stays what it is.
    #[test]
    fn the_brand_is_recognized() {
        for brand in ["#7047eb", "#ffd02f", "#1d2a6b", "#d6336c", "#0b6b5c"] {
            assert_eq!(token(&of(brand), "--fill").light.to_string(), brand);
        }
        assert_eq!(token(&of("#7047eb"), "--on-accent").light, Colour::WHITE);
        assert!(token(&of("#ffd02f"), "--on-accent").light.oklch().lightness < 0.3);
        // Nearly: white fits, on a shade that nobody tells from it.
        let grey = token(&of("#808080"), "--fill").light;
        assert!((grey.oklch().lightness - Colour::parse("#808080").unwrap().oklch().lightness).abs() < 0.06, "{grey}");
    }

    #[test]
    fn the_themes_own_brand_gives_nearly_the_themes_own_colours() {
        let palette = palette(&Given::default());
        for (name, light, dark) in [
            ("--accent", "#0b6b5c", "#62d0ba"),
            ("--accent-soft", "#e5f3f0", "#16302c"),
            ("--hero", "#0d403a", "#10302c"),
            ("--surface", "#f6f8f7", "#161d1b"),
            ("--line", "#e2e8e6", "#2a3431"),
            ("--line-strong", "#82908b", "#74837e"),
            ("--text", "#16211e", "#e4ebe9"),
            ("--muted", "#52605b", "#a2b0ab"),
        ] {
            let found = token(&palette, name);
            for (found, own) in [(found.light, light), (found.dark, dark)] {
                let own = Colour::parse(own).unwrap();
                let apart = (found.oklch().lightness - own.oklch().lightness).abs();
                assert!(apart < 0.06, "{name}: {found} for {own}");
            }
        }
    }

    #[test]
    fn what_a_site_says_itself_is_judged() {
        let pair = |text: &str| Some(Pair { light: Colour::parse(text).unwrap(), dark: Colour::parse(text).unwrap() });
        let given =
            Given { brand: pair("#ffd02f"), on_brand: pair("#ffffff"), link: pair("#7047eb"), ..Given::default() };
        let palette = palette(&given);
        let found: Vec<_> = palette.poor.iter().map(|poor| (poor.name, poor.dark)).collect();
        assert_eq!(found, [("on_brand", false), ("link", true), ("on_brand", true)]);
        assert_eq!(token(&palette, "--on-accent").light, Colour::WHITE);
        for poor in &palette.poor {
            let nearest = poor.nearest.unwrap();
            assert!(nearest.contrast(poor.on) >= TEXT, "{poor:?}");
        }
    }
}
