//! Who is in the demo. None of them exists.

/// Name and e-mail address of the specialist who answers by themselves.
pub const ANSWERS: (&str, &str) = ("Priya Nair", "priya@support.example.com");
/// And of the one whom whoever looks at the demo signs in as.
pub const VISITOR: (&str, &str) = ("Sam Keller", "sam@support.example.com");

/// Somebody who is signed in to the product.
pub struct Customer {
    /// What passes call them.
    pub id: &'static str,
    pub account: &'static str,
    pub name: &'static str,
    pub company: &'static str,
    pub email: &'static str,
    pub plan: &'static str,
    pub locale: &'static str,
}

/// One on each plan of the sample.
pub const CUSTOMERS: [Customer; 5] = [
    Customer {
        id: "u-tom",
        account: "northwind",
        name: "Tom Okafor",
        company: "Northwind Studio",
        email: "tom@northwind.example.com",
        plan: "free",
        locale: "en",
    },
    Customer {
        id: "u-lena",
        account: "brandt",
        name: "Lena Brandt",
        company: "Brandt Logistik",
        email: "lena@brandt.example.com",
        plan: "starter",
        locale: "de",
    },
    Customer {
        id: "u-aiko",
        account: "hoshi",
        name: "Aiko Tanaka",
        company: "Hoshi Design",
        email: "aiko@hoshi.example.com",
        plan: "basic",
        locale: "ja",
    },
    Customer {
        id: "u-ines",
        account: "moreau",
        name: "Inés Moreau",
        company: "Moreau & Fils",
        email: "ines@moreau.example.com",
        plan: "pro",
        locale: "fr",
    },
    Customer {
        id: "u-joao",
        account: "azul",
        name: "João Pereira",
        company: "Azul Viagens",
        email: "joao@azul.example.com",
        plan: "enterprise",
        locale: "pt",
    },
];
