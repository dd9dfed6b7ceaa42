//! Microsoft's clouds and their addresses.
//!
//! Source: "Bot Connector authentication" and "Configure bots for US Government / 21Vianet", Microsoft Learn, and
//! the cloud tables of Microsoft's Teams SDKs.

use std::str::FromStr;

use thiserror::Error;

use crate::protocol::ServiceHosts;

/// One of Microsoft's clouds. An app registration lives in one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cloud {
    /// The public cloud, GCC included.
    #[default]
    Public,
    /// GCC High.
    UsGov,
    /// The Department of Defense.
    UsGovDod,
    /// Operated by 21Vianet.
    China,
}

/// A name that is no cloud's.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not one of Public, USGov, USGovDoD, China")]
pub struct UnknownCloud(String);

impl FromStr for Cloud {
    type Err = UnknownCloud;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "Public" => Ok(Self::Public),
            "USGov" => Ok(Self::UsGov),
            "USGovDoD" => Ok(Self::UsGovDod),
            "China" => Ok(Self::China),
            _ => Err(UnknownCloud(name.to_owned())),
        }
    }
}

impl Cloud {
    /// The `iss` of the tokens that the Bot Framework sends.
    #[must_use]
    pub fn issuer(self) -> &'static str {
        match self {
            Self::Public => "https://api.botframework.com",
            Self::UsGov | Self::UsGovDod => "https://api.botframework.us",
            Self::China => "https://api.botframework.azure.cn",
        }
    }

    /// The metadata document that names the signing keys.
    #[must_use]
    pub fn metadata_url(self) -> &'static str {
        match self {
            Self::Public => "https://login.botframework.com/v1/.well-known/openidconfiguration",
            Self::UsGov | Self::UsGovDod => {
                "https://login.botframework.azure.us/v1/.well-known/openidconfiguration"
            }
            Self::China => "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        }
    }

    /// The login service that gives the bot its tokens.
    #[must_use]
    pub fn login_url(self) -> &'static str {
        match self {
            Self::Public => "https://login.microsoftonline.com",
            Self::UsGov | Self::UsGovDod => "https://login.microsoftonline.us",
            Self::China => "https://login.partner.microsoftonline.cn",
        }
    }

    /// The scope of the bot's tokens.
    #[must_use]
    pub fn scope(self) -> &'static str {
        match self {
            Self::Public => "https://api.botframework.com/.default",
            Self::UsGov | Self::UsGovDod => "https://api.botframework.us/.default",
            Self::China => "https://api.botframework.azure.cn/.default",
        }
    }

    /// The hosts that may get the bot's token.
    ///
    /// Microsoft publishes none for China: there the operator has to name them.
    #[must_use]
    pub fn service_hosts(self) -> ServiceHosts {
        ServiceHosts::of_cloud(
            match self {
                Self::Public => ["smba.trafficmanager.net", Self::GCC_HOST].as_slice(),
                Self::UsGov => ["smba.infra.gov.teams.microsoft.us"].as_slice(),
                Self::UsGovDod => ["smba.infra.dod.teams.microsoft.us"].as_slice(),
                Self::China => [].as_slice(),
            }
            .iter()
            .copied(),
        )
    }

    /// The host of links into Teams ("Deep links", Microsoft Learn). Microsoft names none for China.
    #[must_use]
    pub const fn teams_host(self) -> Option<&'static str> {
        match self {
            Self::Public => Some("teams.microsoft.com"),
            Self::UsGov => Some("gov.teams.microsoft.us"),
            Self::UsGovDod => Some("dod.teams.microsoft.us"),
            Self::China => None,
        }
    }

    /// The host for GCC tenants, which refuse the public one with `InvalidBotApiHost`.
    pub const GCC_HOST: &str = "smba.infra.gcc.teams.microsoft.com";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clouds_are_known_by_their_exact_names() {
        assert_eq!("USGovDoD".parse(), Ok(Cloud::UsGovDod));
        assert_eq!("public".parse::<Cloud>(), Err(UnknownCloud("public".into())));
    }

    #[test]
    fn links_into_teams_stay_in_their_cloud() {
        let hosts = [Cloud::Public, Cloud::UsGov, Cloud::UsGovDod, Cloud::China].map(Cloud::teams_host);
        let [public, gov, dod, china] = hosts;
        assert_eq!(public, Some("teams.microsoft.com"));
        assert_eq!((gov, dod), (Some("gov.teams.microsoft.us"), Some("dod.teams.microsoft.us")));
        assert_eq!(china, None, "Microsoft names none");
    }

    #[test]
    fn no_cloud_sends_its_token_to_another() {
        let hosts = [
            (Cloud::Public, "https://smba.trafficmanager.net/emea/"),
            (Cloud::UsGov, "https://smba.infra.gov.teams.microsoft.us/teams"),
            (Cloud::UsGovDod, "https://smba.infra.dod.teams.microsoft.us/teams"),
        ];
        for (cloud, _) in hosts {
            for (owner, url) in hosts {
                assert_eq!(cloud.service_hosts().accept(Some(url)).is_ok(), cloud == owner, "{url}");
            }
        }
        assert!(
            Cloud::Public
                .service_hosts()
                .accept(Some("https://smba.infra.gcc.teams.microsoft.com/teams"))
                .is_ok()
        );
        assert!(Cloud::China.service_hosts().accept(Some("https://smba.trafficmanager.net/")).is_err());
    }
}
