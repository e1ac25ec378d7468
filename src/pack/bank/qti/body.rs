//! What a person answers, and what is right.

use super::super::html::prose;
use super::super::item::Form;
use crate::xml::Element;

/// The name of what a person answers.
pub(super) const RESPONSE: &str = "RESPONSE";

/// The name of the choice, the answer or the target at a place.
pub(super) fn numbered(letter: char, place: usize) -> String {
    format!("{letter}{}", place + 1)
}

/// What kind of answer there is, the right one, and what others are worth.
pub(super) fn response(form: &Form) -> Element {
    let declared = |cardinality: &str, kind: &str, right: &[String]| {
        let values = right.iter().map(|value| Element::new("value").and(value.as_str()));
        Element::new("responseDeclaration")
            .with("identifier", RESPONSE)
            .with("cardinality", cardinality)
            .with("baseType", kind)
            .and(Element::new("correctResponse").all(values))
    };
    match form {
        Form::Choose(choices) => {
            let right = choices.iter().enumerate().filter(|(_, choice)| choice.right);
            let right: Vec<String> = right.map(|(place, _)| numbered('C', place)).collect();
            declared("single", "identifier", &right)
        }
        Form::Type { answers, .. } => {
            let right = answers.iter().filter(|answer| answer.right);
            let words: Vec<String> = right.flat_map(|answer| answer.spellings.clone()).collect();
            let first = words.first().cloned();
            let entries = words.iter().map(|word| entry(word).with("caseSensitive", "false"));
            declared("single", "string", first.as_slice()).and(mapping(entries))
        }
        Form::Match { pairs, .. } => {
            let pairs = pairs.iter().enumerate();
            let right = pairs.map(|(name, (_, target))| pair(name, *target));
            let right: Vec<String> = right.collect();
            declared("multiple", "directedPair", &right).and(mapping(right.iter().map(|pair| entry(pair))))
        }
    }
}

fn pair(name: usize, target: usize) -> String {
    format!("{} {}", numbered('N', name), numbered('T', target))
}

fn mapping(entries: impl Iterator<Item = Element>) -> Element {
    Element::new("mapping").with("lowerBound", "0").with("defaultValue", "0").all(entries)
}

fn entry(key: &str) -> Element {
    Element::new("mapEntry").with("mapKey", key).with("mappedValue", "1")
}

/// Where a person answers.
pub(super) fn interaction(form: &Form) -> Element {
    let interaction = |name: &str| Element::new(name).with("responseIdentifier", RESPONSE);
    match form {
        Form::Choose(choices) => {
            let choice = |(place, choice): (usize, &course::practice::Choice)| {
                let element = Element::new("simpleChoice").with("identifier", &numbered('C', place));
                element.all(prose(&choice.label))
            };
            let interaction =
                interaction("choiceInteraction").with("shuffle", "true").with("maxChoices", "1");
            interaction.all(choices.iter().enumerate().map(choice))
        }
        Form::Type { .. } => {
            let entry = interaction("textEntryInteraction").with("expectedLength", "20");
            Element::new("p").and("Answer: ").and(entry)
        }
        Form::Match { pairs, targets } => {
            let most = pairs.len().to_string();
            let names = pairs.iter().map(|(name, _)| name.as_str());
            let interaction = interaction("matchInteraction").with("shuffle", "true");
            interaction.with("maxAssociations", &most).and(set('N', "1", names)).and(set(
                'T',
                &most,
                targets.iter().copied(),
            ))
        }
    }
}

/// What may be matched with the other set, each so often at most.
fn set<'a>(letter: char, most: &str, texts: impl Iterator<Item = &'a str>) -> Element {
    let choice = |(place, text): (usize, &str)| {
        let element = Element::new("simpleAssociableChoice").with("identifier", &numbered(letter, place));
        element.with("matchMax", most).all(prose(text))
    };
    Element::new("simpleMatchSet").all(texts.enumerate().map(choice))
}
