//! Rectangles whose areas are as large as numbers, each as nearly a square as can be: M. Bruls, K. Huizing, J. J. van Wijk,
//! *Squarified Treemaps* (2000).

/// What a rectangle stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub name: String,
    /// Of any unit.
    pub size: f64,
    /// What to say of it, `1.2 MB`.
    pub label: String,
    pub inside: Vec<Item>,
}

/// A rectangle, from its top left corner on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// One rectangle for each of `sizes`, in their order, that fill `area`. What is not greater than nothing gets none of it.
pub fn layout(sizes: &[f64], area: Area) -> Vec<Area> {
    let nothing = Area { width: 0.0, height: 0.0, ..area };
    let mut areas = vec![nothing; sizes.len()];
    let mut order: Vec<usize> = (0..sizes.len()).filter(|at| sizes[*at] > 0.0 && sizes[*at].is_finite()).collect();
    order.sort_by(|a, b| sizes[*b].total_cmp(&sizes[*a]).then(a.cmp(b)));
    let total: f64 = order.iter().map(|at| sizes[*at]).sum();
    if total <= 0.0 || area.width <= 0.0 || area.height <= 0.0 {
        return areas;
    }
    let scale = area.width * area.height / total;
    let mut rest = area;
    let mut from = 0;
    while from < order.len() {
        // A row along the shorter side, as long as one more makes its worst rectangle better.
        let side = rest.width.min(rest.height);
        let row_of = |until: usize| order[from..until].iter().map(|at| sizes[*at] * scale);
        let mut until = from + 1;
        while until < order.len() && worst(row_of(until + 1), side) <= worst(row_of(until), side) {
            until += 1;
        }
        let sum: f64 = row_of(until).sum();
        let depth = if side > 0.0 { sum / side } else { 0.0 };
        let lies = rest.width < rest.height;
        let mut along = 0.0;
        for at in &order[from..until] {
            let length = if depth > 0.0 { sizes[*at] * scale / depth } else { 0.0 };
            areas[*at] = if lies {
                Area { x: rest.x + along, y: rest.y, width: length, height: depth }
            } else {
                Area { x: rest.x, y: rest.y + along, width: depth, height: length }
            };
            along += length;
        }
        if lies {
            rest = Area { y: rest.y + depth, height: rest.height - depth, ..rest };
        } else {
            rest = Area { x: rest.x + depth, width: rest.width - depth, ..rest };
        }
        from = until;
    }
    areas
}

/// How much longer than wide the worst rectangle of a row is, if the row fills `side`: the paper's `worst(R, w)`.
fn worst(row: impl Iterator<Item = f64>, side: f64) -> f64 {
    let (mut sum, mut least, mut most) = (0.0_f64, f64::INFINITY, 0.0_f64);
    for size in row {
        sum += size;
        least = least.min(size);
        most = most.max(size);
    }
    (side * side * most / (sum * sum)).max(sum * sum / (side * side * least))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Area = Area { x: 0.0, y: 0.0, width: 6.0, height: 4.0 };

    #[test]
    fn it_is_the_example_of_the_paper() {
        let areas = layout(&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0], FRAME);
        let seen: Vec<String> =
            areas.iter().map(|a| format!("{:.2} {:.2} {:.2} {:.2}", a.x, a.y, a.width, a.height)).collect();
        assert_eq!(
            seen,
            [
                "0.00 0.00 3.00 2.00",
                "0.00 2.00 3.00 2.00",
                "3.00 0.00 1.71 2.33",
                "4.71 0.00 1.29 2.33",
                "3.00 2.33 1.20 1.67",
                "4.20 2.33 1.20 1.67",
                "5.40 2.33 0.60 1.67",
            ]
        );
    }

    #[test]
    fn areas_are_as_large_as_their_numbers_and_fill_the_frame() {
        let sizes: Vec<f64> = (0..200_u64).map(|at| (at.wrapping_mul(2_654_435_761) % 1000) as f64).collect();
        let areas = layout(&sizes, FRAME);
        let total: f64 = sizes.iter().sum();
        for (size, area) in sizes.iter().zip(&areas) {
            let share = area.width * area.height / 24.0;
            assert!((share - size / total).abs() < 1e-9, "{size}: {area:?}");
            assert!(area.x >= -1e-9 && area.x + area.width <= 6.0 + 1e-9 && area.y + area.height <= 4.0 + 1e-9);
        }
    }

    #[test]
    fn nothing_has_no_room() {
        assert_eq!(layout(&[], FRAME), []);
        for area in layout(&[0.0, -1.0, f64::NAN], FRAME) {
            assert_eq!((area.width, area.height), (0.0, 0.0));
        }
        let flat = Area { height: 0.0, ..FRAME };
        assert!(layout(&[1.0, 2.0], flat).iter().all(|area| area.width * area.height == 0.0));
    }
}
