//! The module tree of the library and of each program: what every module declares, defines and imports.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Attribute, Block, Expr, Item, ItemMacro, ItemMod, ItemUse, Lit, Meta, PatIdent, UseTree};

use super::code::{File, rust_files};

/// All files below a `src/` and the modules that stand in them. Files and modules are named by their positions.
#[derive(Default)]
pub(crate) struct House {
    pub(crate) files: Vec<File>,
    pub(crate) modules: Vec<Module>,
    /// Names that a pattern of the file binds; such a name is a value at hand, not an import.
    pub(crate) bound: Vec<BTreeSet<String>>,
    /// The module of a file; `None` where no module declares the file.
    pub(crate) module_of: Vec<Option<usize>>,
}

pub(crate) struct Module {
    pub(crate) file: usize,
    pub(crate) parent: Option<usize>,
    pub(crate) children: BTreeMap<String, usize>,
    /// What is defined here, by the module of its definition: a macro that is exported stands in the root.
    pub(crate) items: BTreeMap<String, usize>,
    pub(crate) imports: Vec<Import>,
}

/// One name of a `use` tree.
pub(crate) struct Import {
    pub(crate) path: Vec<String>,
    /// The name it has here; `None` is a glob.
    pub(crate) name: Option<String>,
    pub(crate) is_public: bool,
    pub(crate) line: usize,
}

impl House {
    /// The library is the first root, so its module is 0.
    pub(crate) fn read(src: &Path) -> Self {
        let read: Vec<_> = rust_files(src).iter().map(|it| File::read(src, it)).collect();
        let is_for_tests = |path: &str| read.iter().any(|(it, _)| it.tests_in(path));
        let tests: BTreeSet<String> =
            read.iter().map(|(it, _)| it.path.clone()).filter(|it| is_for_tests(it)).collect();
        let read = read.into_iter().filter(|(it, _)| !tests.contains(&it.path));
        let (files, syntax): (Vec<File>, Vec<syn::File>) = read.unzip();
        let bound = files.iter().map(|_| BTreeSet::new()).collect();
        let module_of = vec![None; files.len()];
        let mut house = Self { files, modules: Vec::new(), bound, module_of };
        let is_root = |it: &str| match it.strip_prefix("bin/") {
            Some(program) => !program.contains('/') || program.ends_with("/main.rs"),
            None => it == "lib.rs",
        };
        let roots = house.files.iter().enumerate().filter(|(_, it)| is_root(&it.path));
        let mut roots: Vec<usize> = roots.map(|(file, _)| file).collect();
        roots.sort_by_key(|it| house.files[*it].path != "lib.rs");
        for root in roots {
            house.read_file(&syntax, root, None);
        }
        house
    }

    /// Reads the module that is a file, and its children.
    fn read_file(&mut self, syntax: &[syn::File], file: usize, parent: Option<usize>) -> usize {
        let module = self.add(file, parent);
        self.module_of[file] = Some(module);
        let folder = PathBuf::from(self.files[file].folder());
        Reader { house: self, syntax, module, folder, depth: 0 }.visit_file(&syntax[file]);
        module
    }

    fn add(&mut self, file: usize, parent: Option<usize>) -> usize {
        let (children, items, imports) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        self.modules.push(Module { file, parent, children, items, imports });
        self.modules.len() - 1
    }

    pub(crate) fn root_of(&self, module: usize) -> usize {
        self.modules[module].parent.map_or(module, |parent| self.root_of(parent))
    }

    /// Whether `module` is `above` or lies in it.
    pub(crate) fn is_within(&self, module: usize, above: usize) -> bool {
        module == above || self.modules[module].parent.is_some_and(|parent| self.is_within(parent, above))
    }
}

/// Walks one file and fills its modules.
struct Reader<'a> {
    house: &'a mut House,
    syntax: &'a [syn::File],
    module: usize,
    folder: PathBuf,
    /// How many blocks stand around: what is defined in a function is nobody else's.
    depth: usize,
}

impl Reader<'_> {
    fn define(&mut self, name: String) {
        self.house.modules[self.module].items.insert(name, self.module);
    }

    fn read_child(&mut self, item: &ItemMod) -> Option<usize> {
        let here = &self.house.files[self.house.modules[self.module].file].path;
        let path = match path_of(&item.attrs) {
            Some(path) => Path::new(here).with_file_name(path),
            None => self.folder.join(format!("{}.rs", item.ident)),
        };
        let path = path.to_string_lossy().replace('\\', "/");
        let file = self.house.files.iter().position(|it| it.path == path)?;
        Some(self.house.read_file(self.syntax, file, Some(self.module)))
    }
}

impl Visit<'_> for Reader<'_> {
    fn visit_item(&mut self, item: &Item) {
        if self.depth == 0
            && let Some(name) = name_of(item)
        {
            self.define(name);
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &ItemMod) {
        let name = item.ident.to_string();
        let child = if let Some((_, items)) = &item.content {
            let child = self.house.add(self.house.modules[self.module].file, Some(self.module));
            let folder = self.folder.join(&name);
            let mut inner =
                Reader { house: self.house, syntax: self.syntax, module: child, folder, depth: 0 };
            items.iter().for_each(|it| inner.visit_item(it));
            Some(child)
        } else {
            self.read_child(item)
        };
        if let Some(child) = child {
            self.house.modules[self.module].children.insert(name, child);
        }
    }

    fn visit_item_use(&mut self, item: &ItemUse) {
        let is_public = !matches!(item.vis, syn::Visibility::Inherited);
        let prefix = if item.leading_colon.is_some() { vec!["::".to_owned()] } else { Vec::new() };
        flatten(&item.tree, prefix, is_public, &mut self.house.modules[self.module].imports);
    }

    fn visit_item_macro(&mut self, item: &ItemMacro) {
        let Some(name) = &item.ident else { return };
        if item.attrs.iter().any(|it| it.path().is_ident("macro_export")) {
            let root = self.house.root_of(self.module);
            self.house.modules[root].items.insert(name.to_string(), self.module);
        }
    }

    fn visit_block(&mut self, block: &Block) {
        self.depth += 1;
        visit::visit_block(self, block);
        self.depth -= 1;
    }

    fn visit_pat_ident(&mut self, pattern: &PatIdent) {
        let file = self.house.modules[self.module].file;
        self.house.bound[file].insert(pattern.ident.to_string());
        visit::visit_pat_ident(self, pattern);
    }
}

fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(it) => &it.ident,
        Item::Enum(it) => &it.ident,
        Item::Fn(it) => &it.sig.ident,
        Item::Macro(it) => it.ident.as_ref()?,
        Item::Static(it) => &it.ident,
        Item::Struct(it) => &it.ident,
        Item::Trait(it) => &it.ident,
        Item::Type(it) => &it.ident,
        Item::Union(it) => &it.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// The file that `#[path = "…"]` names.
fn path_of(attributes: &[Attribute]) -> Option<String> {
    let named = attributes.iter().filter(|it| it.path().is_ident("path"));
    let mut paths = named.filter_map(|it| match &it.meta {
        Meta::NameValue(it) => match &it.value {
            Expr::Lit(it) => match &it.lit {
                Lit::Str(it) => Some(it.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    paths.next()
}

fn flatten(tree: &UseTree, mut path: Vec<String>, is_public: bool, imports: &mut Vec<Import>) {
    let (name, line) = match tree {
        UseTree::Path(it) => {
            path.push(it.ident.to_string());
            return flatten(&it.tree, path, is_public, imports);
        }
        UseTree::Group(it) => {
            return it.items.iter().for_each(|it| flatten(it, path.clone(), is_public, imports));
        }
        UseTree::Glob(it) => (None, it.star_token.spans[0].start().line),
        UseTree::Name(it) => {
            if it.ident != "self" {
                path.push(it.ident.to_string());
            }
            (path.last().cloned(), it.ident.span().start().line)
        }
        UseTree::Rename(it) => {
            if it.ident != "self" {
                path.push(it.ident.to_string());
            }
            (Some(it.rename.to_string()), it.ident.span().start().line)
        }
    };
    imports.push(Import { path, name, is_public, line });
}
