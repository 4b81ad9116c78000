use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Addr, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Order, Response, StdError, StdResult, Storage,
    to_json_binary,
};
use cw_multi_test::{App, Contract, ContractWrapper, Executor};
use interface::{
    oracle::{Feed, FeedsResponse, QueryMsg, check_feed_id},
    packed::{FeedValue, keys},
    page::page_size,
};

/// Stands where the oracle stands: answers [`QueryMsg`] and keeps [`FeedValue`]s where others read them.
pub struct Feeds;

/// Anybody says what a feed is at the time of the block.
#[cw_serde]
pub struct SetFeed {
    pub feed_id: String,
    pub unit: String,
    pub value: i64,
}

impl Feeds {
    pub fn contract() -> Box<dyn Contract<Empty>> {
        Box::new(ContractWrapper::new(Self::set, Self::instantiate, Self::query))
    }

    /// The contract on a simulated chain, without any feed.
    pub fn deploy(app: &mut App) -> Addr {
        let code_id = app.store_code(Self::contract());
        let anybody = app.api().addr_make("anybody");
        app.instantiate_contract(code_id, anybody, &Empty {}, &[], "feeds", None).expect("it takes anything")
    }

    fn instantiate(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
        Ok(Response::new())
    }

    fn set(deps: DepsMut, env: Env, _: MessageInfo, msg: SetFeed) -> StdResult<Response> {
        let SetFeed { feed_id, unit, value } = msg;
        check_feed_id(&feed_id).map_err(|error| StdError::msg(error.to_string()))?;
        let feed = FeedValue { value, updated_at: env.block.time.seconds() };
        deps.storage.set(&keys::feed(&feed_id), &feed.encode());
        deps.storage.set(&unit_key(&feed_id), unit.as_bytes());
        Ok(Response::new())
    }

    fn query(deps: Deps, _: Env, msg: QueryMsg) -> StdResult<Binary> {
        match msg {
            QueryMsg::Feed { feed_id } => to_json_binary(&feed(deps.storage, feed_id)?),
            QueryMsg::Feeds { start_after, limit } => {
                let ids = feed_ids(deps.storage, start_after, page_size(limit))?;
                let feeds = ids.into_iter().map(|id| feed(deps.storage, id)).collect::<StdResult<_>>()?;
                to_json_binary(&FeedsResponse { feeds })
            }
        }
    }
}

fn feed(storage: &dyn Storage, feed_id: String) -> StdResult<Feed> {
    let unknown = || StdError::msg(format!("feed {feed_id} was never reported"));
    let stored = storage.get(&keys::feed(&feed_id)).ok_or_else(unknown)?;
    let FeedValue { value, updated_at } = FeedValue::decode(&stored).map_err(packed)?;
    let unit = String::from_utf8(storage.get(&unit_key(&feed_id)).unwrap_or_default())?;
    Ok(Feed { feed_id, unit, value, updated_at })
}

fn feed_ids(storage: &dyn Storage, start_after: Option<String>, limit: usize) -> StdResult<Vec<String>> {
    // No id has a byte below 1 or above 0xfe.
    let first = start_after.map_or_else(|| keys::feed(""), |id| keys::feed(&(id + "\0")));
    let end = [keys::feed("").as_slice(), &[0xff]].concat();
    let prefix = keys::feed("").len();
    storage
        .range_keys(Some(&first), Some(&end), Order::Ascending)
        .take(limit)
        .map(|key| Ok(String::from_utf8(key[prefix..].to_vec())?))
        .collect()
}

fn unit_key(feed_id: &str) -> Vec<u8> {
    [b"unit:", feed_id.as_bytes()].concat()
}

fn packed(error: units::pack::PackError) -> StdError {
    StdError::msg(error.to_string())
}

#[cfg(test)]
mod tests {
    use cw_multi_test::AppResponse;

    use super::*;

    fn report(app: &mut App, feeds: &Addr, feed_id: &str, value: i64) -> StdResult<AppResponse> {
        let set = SetFeed { feed_id: feed_id.to_string(), unit: "g/kWh".to_string(), value };
        let anybody = app.api().addr_make("stranger");
        app.execute_contract(anybody, feeds.clone(), &set, &[])
    }

    #[test]
    fn a_feed_says_the_same_with_and_without_a_call() {
        let mut app = App::default();
        let feeds = Feeds::deploy(&mut app);
        report(&mut app, &feeds, "carbon.de", 1).unwrap();
        app.update_block(|block| block.time = block.time.plus_seconds(60));
        report(&mut app, &feeds, "carbon.de", -380).unwrap();
        let updated_at = app.block_info().time.seconds();

        let stored = app.wrap().query_wasm_raw(&feeds, keys::feed("carbon.de")).unwrap().unwrap();
        assert_eq!(FeedValue::decode(&stored), Ok(FeedValue { value: -380, updated_at }));
        let ask = QueryMsg::Feed { feed_id: "carbon.de".to_string() };
        let feed: Feed = app.wrap().query_wasm_smart(&feeds, &ask).unwrap();
        let (feed_id, unit) = ("carbon.de".to_string(), "g/kWh".to_string());
        assert_eq!(feed, Feed { feed_id, unit, value: -380, updated_at });
    }

    #[test]
    fn feeds_come_in_pages_and_in_order() {
        let mut app = App::default();
        let feeds = Feeds::deploy(&mut app);
        for feed_id in ["b", "a.b", "z", "a"] {
            report(&mut app, &feeds, feed_id, 0).unwrap();
        }
        let page = |start_after: Option<&str>, limit| {
            let ask = QueryMsg::Feeds { start_after: start_after.map(str::to_string), limit };
            let page: FeedsResponse = app.wrap().query_wasm_smart(&feeds, &ask).unwrap();
            page.feeds.into_iter().map(|feed| feed.feed_id).collect::<Vec<_>>()
        };
        assert_eq!(page(None, None), ["a", "a.b", "b", "z"]);
        assert_eq!(page(Some("a"), Some(2)), ["a.b", "b"]);
        assert_eq!(page(Some("z"), None), [""; 0]);
    }

    #[test]
    fn what_is_no_feed_has_no_value() {
        let mut app = App::default();
        let feeds = Feeds::deploy(&mut app);
        assert!(report(&mut app, &feeds, "Carbon", 1).is_err());
        let ask = QueryMsg::Feed { feed_id: "carbon".to_string() };
        let error = app.wrap().query_wasm_smart::<Feed>(&feeds, &ask).unwrap_err().to_string();
        assert!(error.contains("feed carbon was never reported"), "{error}");
    }
}
