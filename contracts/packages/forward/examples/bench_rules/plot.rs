//! Bars as SVG, legible on light and on dark.
#![allow(clippy::float_arithmetic)] // Percentages and pixels.

use std::fmt::Write;

/// Bars side by side under one heading.
pub struct Panel {
    pub heading: String,
    pub groups: Vec<Group>,
}

/// One bar per series.
pub struct Group {
    pub label: String,
    pub percents: Vec<f64>,
}

const HEIGHT: f64 = 400.0;
const TOP: f64 = 112.0;
const BOTTOM: f64 = 330.0;
const LEFT: f64 = 64.0;
const BAR: f64 = 24.0;
const GROUP_GAP: f64 = 18.0;
const PANEL_GAP: f64 = 34.0;
const STEP_PERCENT: f64 = 5.0;

const STYLE: &str = "
    text { fill: #1e293b; font-size: 13px; }
    .title { font-size: 17px; font-weight: 600; }
    .value { font-size: 10px; }
    .axis { stroke: #64748b; stroke-width: 1; }
    .line { stroke: #cbd5e1; stroke-width: 1; }
    .back { fill: #ffffff; }
    .series0 { fill: #b45309; }
    .series1 { fill: #0f766e; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e2e8f0; }
      .line { stroke: #334155; }
      .back { fill: #0f172a; }
      .series0 { fill: #f59e0b; }
      .series1 { fill: #2dd4bf; }
    }
";

/// Draws the panels from left to right over one axis that starts at 0.
pub fn bars(
    title: &str,
    note: &str,
    x_axis: &str,
    y_axis: &str,
    series: &[&str],
    panels: &[Panel],
) -> String {
    let highest = panels.iter().flat_map(|panel| &panel.groups).flat_map(|group| &group.percents);
    let top_percent =
        (highest.fold(STEP_PERCENT, |most, &percent| most.max(percent)) / STEP_PERCENT).ceil() * STEP_PERCENT;
    let y = |percent: f64| BOTTOM - percent / top_percent * (BOTTOM - TOP);
    let group_width = |group: &Group| group.percents.len() as f64 * BAR + GROUP_GAP;
    let width_of = |panel: &Panel| panel.groups.iter().map(group_width).sum::<f64>() + PANEL_GAP;
    let right = LEFT + panels.iter().map(width_of).sum::<f64>();
    let width = right + 16.0;

    let mut svg = String::new();
    let mut put = |line: String| writeln!(svg, "{line}").expect("a string takes everything");
    put(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" font-family="system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif" role="img" aria-label="{title}">"#
    ));
    put(format!("  <style>{STYLE}  </style>"));
    put(format!(r#"  <rect class="back" width="{width}" height="{HEIGHT}"/>"#));
    put(format!(r#"  <text class="title" x="16" y="28">{title}</text>"#));
    put(format!(r#"  <text x="16" y="50">{note}</text>"#));
    let mut legend = 16.0;
    for (place, name) in series.iter().enumerate() {
        put(format!(r#"  <rect class="series{place}" x="{legend}" y="64" width="12" height="12"/>"#));
        put(format!(r#"  <text x="{}" y="75">{name}</text>"#, legend + 18.0));
        legend += 46.0 + 7.2 * name.len() as f64;
    }
    let mut percent = 0.0;
    while percent <= top_percent {
        put(format!(
            r#"  <line class="line" x1="{LEFT}" y1="{0:.1}" x2="{right}" y2="{0:.1}"/>"#,
            y(percent)
        ));
        put(format!(
            r#"  <text x="{}" y="{:.1}" text-anchor="end">{percent} %</text>"#,
            LEFT - 8.0,
            y(percent) + 4.0
        ));
        percent += STEP_PERCENT;
    }
    let middle = TOP.midpoint(BOTTOM);
    put(format!(
        r#"  <text x="16" y="{middle}" text-anchor="middle" transform="rotate(-90 16 {middle})">{y_axis}</text>"#
    ));
    let mut x = LEFT;
    for panel in panels {
        let panel_middle = x + width_of(panel) / 2.0;
        put(format!(
            r#"  <text x="{panel_middle:.1}" y="{}" text-anchor="middle">{}</text>"#,
            BOTTOM + 42.0,
            panel.heading
        ));
        x += PANEL_GAP / 2.0;
        for group in &panel.groups {
            let group_middle = x + group_width(group) / 2.0;
            put(format!(
                r#"  <text x="{group_middle:.1}" y="{}" text-anchor="middle">{}</text>"#,
                BOTTOM + 20.0,
                group.label
            ));
            for (place, &percent) in group.percents.iter().enumerate() {
                let left = x + GROUP_GAP / 2.0 + place as f64 * BAR;
                let (above, width) = (y(percent), BAR - 3.0);
                put(format!(
                    r#"  <rect class="series{place}" x="{left:.1}" y="{above:.1}" width="{width}" height="{:.1}"/>"#,
                    BOTTOM - above
                ));
                put(format!(
                    r#"  <text class="value" x="{:.1}" y="{:.1}" text-anchor="middle">{percent:.1}</text>"#,
                    left + width / 2.0,
                    above - 4.0
                ));
            }
            x += group_width(group);
        }
        x += PANEL_GAP / 2.0;
    }
    put(format!(r#"  <line class="axis" x1="{LEFT}" y1="{BOTTOM}" x2="{right}" y2="{BOTTOM}"/>"#));
    put(format!(
        r#"  <text x="{:.1}" y="{}" text-anchor="middle">{x_axis}</text>"#,
        LEFT.midpoint(right),
        HEIGHT - 8.0
    ));
    put("</svg>".to_owned());
    svg
}
