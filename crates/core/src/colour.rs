//! Colours: as settings write them, as eyes see them, and how well one can be read on another.
//!
//! Shades are changed in OKLCH, where the same step of lightness looks the same in every hue. The matrices of the Oklab space
//! are Björn Ottosson's (<https://bottosson.github.io/posts/oklab/>); luminance and contrast are those of WCAG 2.2.

use std::fmt;

/// A colour of a screen, eight bits for each light.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// The same by lightness (0 to 1), chroma (0 is grey) and hue (degrees).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oklch {
    pub lightness: f64,
    pub chroma: f64,
    pub hue: f64,
}

/// Of text, in WCAG 2.2 AA (1.4.3).
pub const TEXT: f64 = 4.5;
/// Of what shows where a control is, and in which state (1.4.11).
pub const CONTROL: f64 = 3.0;

/// How far one look for another shade goes at a time.
const STEP: f64 = 0.004;

/// Below this chroma a colour has no hue to speak of.
const GREY: f64 = 0.004;

impl Colour {
    pub const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };
    pub const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };

    /// `#7047eb` or `#74e`, in any case of letters.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        let digit = |at: usize| digits.as_bytes().get(at).and_then(|digit| char::from(*digit).to_digit(16));
        let light = |at: usize| match digits.len() {
            3 => digit(at).map(|digit| digit * 17),
            6 => Some(digit(at * 2)? * 16 + digit(at * 2 + 1)?),
            _ => None,
        };
        let light = |at| light(at).and_then(|light| u8::try_from(light).ok());
        Some(Colour { red: light(0)?, green: light(1)?, blue: light(2)? })
    }

    /// A shade that no screen has loses as much colour as it must; its lightness and its hue stay.
    pub fn of(shade: Oklch) -> Self {
        let shade = Oklch { lightness: shade.lightness.clamp(0.0, 1.0), ..shade };
        let (mut inside, mut outside) = (0.0, shade.chroma);
        if let Some(colour) = on_screen(shade) {
            return colour;
        }
        for _ in 0..24 {
            let chroma = f64::midpoint(inside, outside);
            match on_screen(Oklch { chroma, ..shade }) {
                Some(_) => inside = chroma,
                None => outside = chroma,
            }
        }
        on_screen(Oklch { chroma: inside, ..shade }).unwrap_or(match shade.lightness < 0.5 {
            true => Colour::BLACK,
            false => Colour::WHITE,
        })
    }

    pub fn oklch(self) -> Oklch {
        let [red, green, blue] = self.lights().map(linear);
        let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let lightness = 0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s;
        let a = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s;
        let chroma = a.hypot(b);
        let hue = if chroma < GREY { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
        Oklch { lightness, chroma: if chroma < GREY { 0.0 } else { chroma }, hue }
    }

    fn lights(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|light| f64::from(light) / 255.0)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.lights().map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// From 1, nothing to be seen, to 21, black on white.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The lowest contrast with any of these.
    pub fn contrast_with(self, others: &[Colour]) -> f64 {
        others.iter().map(|other| self.contrast(*other)).fold(21.0, f64::min)
    }

    /// The nearest darker shade that has this contrast with all of these; this one if it has, black if none has.
    pub fn darker_until(self, others: &[Colour], contrast: f64) -> Colour {
        self.until(others, contrast, -STEP).unwrap_or(Colour::BLACK)
    }

    /// The same in the other direction; white if none has.
    pub fn lighter_until(self, others: &[Colour], contrast: f64) -> Colour {
        self.until(others, contrast, STEP).unwrap_or(Colour::WHITE)
    }

    /// The shade with this contrast that is nearest, whether darker or lighter.
    pub fn nearest_with(self, others: &[Colour], contrast: f64) -> Option<Colour> {
        let far = |colour: &Colour| (colour.oklch().lightness - self.oklch().lightness).abs();
        let both = [self.until(others, contrast, -STEP), self.until(others, contrast, STEP)];
        both.into_iter().flatten().min_by(|one, two| far(one).total_cmp(&far(two)))
    }

    fn until(self, others: &[Colour], contrast: f64, step: f64) -> Option<Colour> {
        if self.contrast_with(others) >= contrast {
            return Some(self);
        }
        let start = self.oklch();
        (1..=(1.0 / STEP) as usize)
            .map(|steps| start.lightness + steps as f64 * step)
            .take_while(|lightness| (0.0..=1.0).contains(lightness))
            .map(|lightness| Colour::of(Oklch { lightness, ..start }))
            .find(|colour| colour.contrast_with(others) >= contrast)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

fn on_screen(shade: Oklch) -> Option<Colour> {
    // What rounds to a colour is one.
    const NEARLY: f64 = 0.5 / 255.0;
    let (sin, cos) = shade.hue.to_radians().sin_cos();
    let (a, b) = (shade.chroma * cos, shade.chroma * sin);
    let l = (shade.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (shade.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (shade.lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    let lights = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ]
    .map(encoded);
    let inside = lights.iter().all(|light| (-NEARLY..=1.0 + NEARLY).contains(light));
    let [red, green, blue] = lights.map(|light| (light.clamp(0.0, 1.0) * 255.0).round() as u8);
    inside.then_some(Colour { red, green, blue })
}

/// sRGB's own curve, and back.
fn linear(light: f64) -> f64 {
    if light <= 0.040_45 { light / 12.92 } else { ((light + 0.055) / 1.055).powf(2.4) }
}

fn encoded(light: f64) -> f64 {
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn colours_are_hexadecimal() {
        assert_eq!(colour(" #7047EB ").to_string(), "#7047eb");
        assert_eq!(colour("#74e").to_string(), "#7744ee");
        for text in ["", "7047eb", "#7047e", "#7047eg", "#7047ebff", "red", "#ééé", "#+12345"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn there_and_back_is_the_same() {
        for text in ["#000000", "#ffffff", "#7047eb", "#ffd02f", "#0b6b5c", "#808080", "#ff0000", "#00ff00", "#0000ff"]
        {
            assert_eq!(Colour::of(colour(text).oklch()).to_string(), text);
        }
    }

    /// Values of <https://bottosson.github.io/posts/oklab/> and of WCAG's own examples.
    #[test]
    fn numbers_are_those_that_others_have() {
        let red = colour("#ff0000").oklch();
        assert!((red.lightness - 0.628).abs() < 0.001 && (red.chroma - 0.2577).abs() < 0.001);
        assert!((red.hue - 29.23).abs() < 0.05);
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        assert!((colour("#767676").contrast(Colour::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn shades_that_no_screen_has_keep_their_lightness() {
        let shade = Oklch { lightness: 0.4, chroma: 0.3, hue: 95.0 };
        let found = Colour::of(shade).oklch();
        assert!((found.lightness - 0.4).abs() < 0.01 && (found.hue - 95.0).abs() < 3.0, "{found:?}");
        assert_eq!(Colour::of(Oklch { lightness: 1.5, chroma: 0.2, hue: 0.0 }), Colour::WHITE);
    }

    #[test]
    fn the_nearest_shade_that_can_be_read() {
        let yellow = colour("#ffd02f");
        let text = yellow.darker_until(&[Colour::WHITE], TEXT);
        assert!(text.contrast(Colour::WHITE) >= TEXT && text.contrast(Colour::WHITE) < 4.7);
        assert!((text.oklch().hue - yellow.oklch().hue).abs() < 4.0);
        assert_eq!(colour("#16211e").darker_until(&[Colour::WHITE], TEXT), colour("#16211e"));
        let grey = colour("#888888");
        assert_eq!(grey.nearest_with(&[Colour::WHITE], TEXT), Some(grey.darker_until(&[Colour::WHITE], TEXT)));
        assert_eq!(grey.nearest_with(&[colour("#777777"), colour("#999999")], 21.0), None);
    }
}
