delivery-too-many = 前面还有好多问题没答完，这一条没有收下。请等前面的答完再问。
delivery-too-often = 你问得太快了，请过一分钟再问。
