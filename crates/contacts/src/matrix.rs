//! The plan × channel table: which plan includes what, without any words.

use super::plans::PlanId;
use super::policy::{Channel, Policy};

#[derive(Clone, Debug)]
pub struct Matrix<'a> {
    pub plans: &'a [PlanId],
    /// Channels of the table, in order.
    pub rows: Vec<Row<'a>>,
}

#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub channel: &'a Channel,
    /// One cell per plan.
    pub included: Vec<bool>,
}

impl<'a> Matrix<'a> {
    pub fn of(policy: &'a Policy) -> Self {
        let row = |channel: &'a Channel| Row {
            channel,
            included: policy.plans.iter().map(|plan| channel.plans.contains(plan)).collect(),
        };
        Matrix {
            plans: &policy.plans,
            rows: policy.channels.iter().filter(|channel| channel.in_matrix).map(row).collect(),
        }
    }
}
