//! JSON with its numbers as they are written, and one value for each key (RFC 8259).

use crate::error::{OcmfError, Place};

/// Objects and lists in each other.
pub const MOST_DEPTH: usize = 6;

/// Keys of an object, values of a list.
pub const MOST_MEMBERS: usize = 64;

/// A value, numbers as their text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    Null,
    Bool,
    Number(&'a str),
    Text(String),
    List(Vec<Value<'a>>),
    Object(Vec<(String, Value<'a>)>),
}

impl<'a> Value<'a> {
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        let Self::Object(members) = self else { return None };
        members.iter().find_map(|(name, value)| (name == key).then_some(value))
    }

    /// The text at a key, or nothing where the key is not there.
    pub fn text(&self, key: Place) -> Result<Option<&str>, OcmfError> {
        match self.get(key) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(_) => Err(OcmfError::WrongKind { place: key, wanted: "a text" }),
        }
    }
}

/// Parses an object that is the whole of `text`, which begins at byte `offset` of the record.
pub fn parse_object(text: &str, offset: usize) -> Result<Value<'_>, OcmfError> {
    let mut parser = Parser { text, at: 0, offset };
    parser.skip_space();
    if parser.peek() != Some(b'{') {
        return Err(parser.wants("an object"));
    }
    let value = parser.value(0)?;
    parser.skip_space();
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(parser.malformed("nothing after the object")),
    }
}

/// `at` is never beyond the text.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    offset: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// After a byte that was seen.
    fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.step();
        }
    }

    fn malformed(&self, wanted: &'static str) -> OcmfError {
        OcmfError::Malformed { at: self.offset.saturating_add(self.at), wanted }
    }

    /// What stands here is not what is wanted; nothing stands here where the text ends.
    fn wants(&self, wanted: &'static str) -> OcmfError {
        match self.peek() {
            None => OcmfError::Truncated { at: self.offset.saturating_add(self.at) },
            Some(_) => self.malformed(wanted),
        }
    }

    fn expect(&mut self, byte: u8, wanted: &'static str) -> Result<(), OcmfError> {
        if self.peek() != Some(byte) {
            return Err(self.wants(wanted));
        }
        self.step();
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<Value<'a>, OcmfError> {
        if depth >= MOST_DEPTH {
            return Err(self.malformed("less depth"));
        }
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.text().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(_) => self.word(),
            None => Err(self.wants("a value")),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value<'a>, OcmfError> {
        let mut members: Vec<(String, Value<'a>)> = Vec::new();
        self.step();
        self.skip_space();
        if self.peek() == Some(b'}') {
            self.step();
            return Ok(Value::Object(members));
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return Err(self.wants("a key"));
            }
            let key = self.text()?;
            if members.iter().any(|(other, _)| *other == key) {
                return Err(OcmfError::DuplicateKey { key: key.as_str().into() });
            }
            self.skip_space();
            self.expect(b':', "a colon")?;
            let value = self.value(depth.saturating_add(1))?;
            members.push((key, value));
            if self.ends(b'}', members.len(), "a comma or }")? {
                return Ok(Value::Object(members));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value<'a>, OcmfError> {
        let mut values = Vec::new();
        self.step();
        self.skip_space();
        if self.peek() == Some(b']') {
            self.step();
            return Ok(Value::List(values));
        }
        loop {
            values.push(self.value(depth.saturating_add(1))?);
            if self.ends(b']', values.len(), "a comma or ]")? {
                return Ok(Value::List(values));
            }
        }
    }

    /// Whether a list or an object ends here, or goes on.
    fn ends(&mut self, bracket: u8, members: usize, wanted: &'static str) -> Result<bool, OcmfError> {
        self.skip_space();
        if self.peek() == Some(bracket) {
            self.step();
            return Ok(true);
        }
        self.expect(b',', wanted)?;
        match members < MOST_MEMBERS {
            true => Ok(false),
            false => Err(OcmfError::TooMany { place: "members", most: MOST_MEMBERS }),
        }
    }

    fn word(&mut self) -> Result<Value<'a>, OcmfError> {
        for (word, value) in [("null", Value::Null), ("true", Value::Bool), ("false", Value::Bool)] {
            if self.rest().starts_with(word) {
                self.at = self.at.saturating_add(word.len());
                return Ok(value);
            }
            if !self.rest().is_empty() && word.starts_with(self.rest()) {
                return Err(OcmfError::Truncated { at: self.offset.saturating_add(self.text.len()) });
            }
        }
        let word: String = self.rest().chars().take_while(|char| char.is_ascii_alphabetic()).collect();
        match is_no_number(&word) {
            true => Err(OcmfError::NotANumber { value: word.as_str().into() }),
            false => Err(self.malformed("a value")),
        }
    }

    /// `-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?`
    fn number(&mut self) -> Result<&'a str, OcmfError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.step();
            if let Some(b'A'..=b'Z' | b'a'..=b'z') = self.peek() {
                let word: String =
                    self.rest().chars().take_while(|char| char.is_ascii_alphabetic()).collect();
                return Err(OcmfError::NotANumber { value: format!("-{word}").as_str().into() });
            }
        }
        match self.peek() {
            Some(b'0') => self.step(),
            _ => self.digits()?,
        }
        if self.peek() == Some(b'.') {
            self.step();
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.step();
            if let Some(b'+' | b'-') = self.peek() {
                self.step();
            }
            self.digits()?;
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn digits(&mut self) -> Result<(), OcmfError> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.wants("a digit"));
        }
        while let Some(b'0'..=b'9') = self.peek() {
            self.step();
        }
        Ok(())
    }

    fn text(&mut self) -> Result<String, OcmfError> {
        self.step();
        let mut text = String::new();
        loop {
            let plain = self.rest();
            let end = plain.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
            let plain = plain.get(..end.unwrap_or(plain.len())).unwrap_or_default();
            text.push_str(plain);
            self.at = self.at.saturating_add(plain.len());
            match self.peek() {
                Some(b'"') => {
                    self.step();
                    return Ok(text);
                }
                Some(b'\\') => {
                    self.step();
                    text.push(self.escaped()?);
                }
                _ => return Err(self.wants("no control character")),
            }
        }
    }

    /// After a backslash.
    fn escaped(&mut self) -> Result<char, OcmfError> {
        let plain = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.step();
                return self.unicode();
            }
            _ => return Err(self.wants("an escape")),
        };
        self.step();
        Ok(plain)
    }

    /// After `\u`. What is beyond 16 bits stands as two.
    fn unicode(&mut self) -> Result<char, OcmfError> {
        let high = self.four_hex()?;
        let code = match high {
            0xd800..=0xdbff => {
                self.expect(b'\\', "the other half of a character")?;
                self.expect(b'u', "the other half of a character")?;
                match self.four_hex()? {
                    low @ 0xdc00..=0xdfff => {
                        let halves = (high & 0x3ff) << 10 | low & 0x3ff;
                        halves.saturating_add(0x1_0000)
                    }
                    _ => return Err(self.malformed("the other half of a character")),
                }
            }
            code => code,
        };
        char::from_u32(code).ok_or_else(|| self.malformed("a character"))
    }

    fn four_hex(&mut self) -> Result<u32, OcmfError> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            code = code << 4 | digit.ok_or_else(|| self.wants("a hex digit"))?;
            self.step();
        }
        Ok(code)
    }
}

/// Words that programs write for what is no number.
pub fn is_no_number(word: &str) -> bool {
    ["nan", "inf", "infinity"].iter().any(|name| name.eq_ignore_ascii_case(word))
}
