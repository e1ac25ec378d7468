//! A figure as a PNG, drawn by the browser at twice its size.

use gloo_events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};
use yew::Callback;

use super::file::save_blob;
use crate::dom;

/// Pixels of the picture for each CSS pixel.
const SHARPNESS: f64 = 2.0;
/// The most pixels that a side may have; browsers refuse larger canvases.
const MOST: f64 = 8192.0;

/// Saves an SVG of so many CSS pixels as a PNG; tells whether the browser could.
pub fn png(name: &str, svg: &str, (width, height): (f64, f64), done: Callback<bool>) {
    if draw(name, svg, (width, height), done.clone()).is_none() {
        done.emit(false);
    }
}

fn draw(name: &str, svg: &str, size: (f64, f64), done: Callback<bool>) -> Option<()> {
    let image = HtmlImageElement::new().ok()?;
    let (drawn, failed, name) = (image.clone(), done.clone(), name.to_owned());
    EventListener::once(&image, "load", move |_| {
        if save(&drawn, size, name, done.clone()).is_none() {
            done.emit(false);
        }
    })
    .forget();
    EventListener::once(&image, "error", move |_| failed.emit(false)).forget();
    let text = String::from(js_sys::encode_uri_component(svg));
    image.set_src(&format!("data:image/svg+xml,{text}"));
    Some(())
}

fn save(
    image: &HtmlImageElement,
    (width, height): (f64, f64),
    name: String,
    done: Callback<bool>,
) -> Option<()> {
    let sharpness = SHARPNESS.min(MOST / width.max(height).max(1.0));
    let canvas: HtmlCanvasElement = dom::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((width * sharpness) as u32);
    canvas.set_height((height * sharpness) as u32);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    pen.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    let saved = Closure::once_into_js(move |blob: JsValue| {
        let blob: Option<Blob> = blob.dyn_into().ok();
        done.emit(blob.and_then(|blob| save_blob(&name, &blob)).is_some());
    });
    canvas.to_blob(saved.dyn_ref()?).ok()
}
