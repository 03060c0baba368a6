/** Questions of all kinds about the sample reports. */
export const questions = [
  '谁主持了云岭市的会议？',
  '会议对学校食堂提出了什么要求？',
  '核酸检测多久做一次？',
  '养老机构怎么管理？',
  '哪几次会议提到了疫苗接种？',
  '云岭市和河湾区对学校的要求有什么不同？',
  '最近一次会议讲了什么？',
  '5月6日的会议部署了哪些工作？',
  '防汛值守有什么要求？',
  '太原市的会议要求了什么？',
  '外賣騎手要做什麼？',
  'What did the meeting ask of schools?',
];
