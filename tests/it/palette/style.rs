//! The custom properties of a style sheet, rule by rule.

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, StyleSheetParser,
};

/// One rule: where it stands and what it sets.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The selector, behind its at-rule where it stands in one: `@media (…) :root`.
    pub selector: String,
    /// Names with their dashes, and values.
    pub properties: Vec<(String, String)>,
}

impl Rule {
    /// The value of a property.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// Every rule of a style sheet.
pub fn rules(css: &str) -> Vec<Rule> {
    let mut parser = Parser::new(css);
    StyleSheetParser::new(&mut parser, &mut Rules).filter_map(Result::ok).flatten().collect()
}

/// All of the input as it was written.
fn words(input: &mut Parser<'_>) -> String {
    let start = input.position();
    while input.next().is_ok() {}
    input.slice_from(start).trim().to_owned()
}

struct Rules;

impl<'i> QualifiedRuleParser<'i> for Rules {
    type Prelude = String;
    type QualifiedRule = Vec<Rule>;
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<String, ParseError<()>> {
        Ok(words(input))
    }

    fn parse_block(
        &mut self,
        selector: String,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<Vec<Rule>, ParseError<()>> {
        let properties = RuleBodyParser::new(input, &mut Properties).filter_map(Result::ok).collect();
        Ok(vec![Rule { selector, properties }])
    }
}

impl<'i> AtRuleParser<'i> for Rules {
    type Prelude = String;
    type AtRule = Vec<Rule>;
    type Error = ();

    fn parse_prelude(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
    ) -> Result<String, ParseError<()>> {
        Ok(format!("@{name} {}", words(input)))
    }

    fn parse_block(
        &mut self,
        around: String,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<Vec<Rule>, ParseError<()>> {
        let mut rules = Rules;
        let inner = StyleSheetParser::new(input, &mut rules).filter_map(Result::ok).flatten();
        Ok(inner.map(|rule| Rule { selector: format!("{around} {}", rule.selector), ..rule }).collect())
    }
}

struct Properties;

impl<'i> DeclarationParser<'i> for Properties {
    type Declaration = (String, String);
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _: &ParserState,
    ) -> Result<(String, String), ParseError<()>> {
        Ok((name.to_string(), words(input)))
    }
}

impl<'i> AtRuleParser<'i> for Properties {
    type Prelude = ();
    type AtRule = (String, String);
    type Error = ();
}

impl<'i> QualifiedRuleParser<'i> for Properties {
    type Prelude = ();
    type QualifiedRule = (String, String);
    type Error = ();
}

impl<'i> RuleBodyItemParser<'i, (String, String), ()> for Properties {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}
